import { openLab, type Lab } from '@kindler/lab';
import { HaproxyInFolder } from '../haproxy/__testUtils__/HaproxyInFolder';
import { FilesDriver } from '../haproxy/driver/FilesDriver';
import { labConfig, startKindler } from '../__testUtils__/startKindler';

jest.setTimeout(240_000);

describe('a route through a gateway by files', () => {
  let lab: Lab;
  let closeLab: () => Promise<void>;
  let haproxy: HaproxyInFolder;
  let kindler: Awaited<ReturnType<typeof startKindler>>;

  beforeAll(async () => {
    ({ lab, close: closeLab } = await openLab());
    haproxy = await HaproxyInFolder.create();
    const { members, archive } = lab.state;
    const [proxy] = haproxy.gateway.files.proxies;
    proxy.settings = [
      'option httpchk OPTIONS /primary',
      'http-check expect status 200',
      'default-server inter 1s fall 3 rise 2',
    ];
    proxy.servers = [
      ...members.map(({ host, port, restUrl }, index) => ({
        name: `pg${index + 1}`,
        address: { host, port },
        options: `check port ${new URL(restUrl).port}`,
        disabled: false,
      })),
      { name: 'archive1', address: archive, options: '', disabled: true },
    ];
    await haproxy.write();
    await new FilesDriver(haproxy.gateway).prepare();
    await haproxy.start();
    kindler = await startKindler(configOf(lab, haproxy));
  });

  afterAll(async () => {
    await kindler?.stop();
    await haproxy?.close();
    await closeLab?.();
  });

  it.each([
    ['archive', 3],
    ['orders', 1],
  ])('is switched to %s, and the file says so at once', async (target, off) => {
    const operation = await kindler.carryOut(() =>
      kindler.post('/routes/orders-rw/switch', {
        target,
        reason: 'a test',
        migration: true,
      }),
    );
    expect(operation).toMatchObject({ status: 'succeeded' });
    const { body } = await kindler.get('/gateways/edge');
    expect(body.item.reloadDifferences).toEqual([]);
    const closed = (await haproxy.text()).match(/server \w+ .* disabled$/gm);
    expect(closed).toHaveLength(off);
  });
});

function configOf(lab: Lab, { gateway, port }: HaproxyInFolder) {
  const { kindler, ...rest } = labConfig(lab) as Record<string, any>;
  const { databases, routes } = kindler;
  const { files, ...sockets } = gateway;
  const proxies = files.proxies.map(({ servers, ...proxy }) => ({
    ...proxy,
    servers: servers.map(({ address, options, ...server }) => ({
      ...server,
      ...(options && { options }),
      address: `${address.host}:${address.port}`,
    })),
  }));
  return {
    ...rest,
    kindler: {
      databases,
      gateways: [{ ...sockets, files: { ...files, proxies } }],
      routes: routes
        .filter(({ name }: { name: string }) => name === 'orders-rw')
        .map((route: object) => ({
          ...route,
          listener: { host: '127.0.0.1', port },
        })),
    },
  };
}
