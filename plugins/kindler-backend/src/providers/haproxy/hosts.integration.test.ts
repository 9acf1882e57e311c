import { once } from 'node:events';
import { createServer } from 'node:http';
import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { RegisteredEnvironment } from '@kindler/backstage-plugin-kindler-node';
import { checkRegistration } from '@kindler/backstage-plugin-kindler-node/testUtils';
import { openLab, type Lab } from '@kindler/lab';
import { labConfig, startKindler } from '../../__testUtils__/startKindler';
import { HostRoutes } from '../../haproxy/hosts';
import { askHost } from '../../haproxy/hosts/askHost';
import { renderBackend, renderMap } from '../../haproxy/hosts/hostTexts';
import { lowerLevel } from './__testUtils__/lowerLevel';
import { HostRegistration } from './HostRegistration';

jest.setTimeout(240_000);

const { signal } = new AbortController();
const context = { signal, log: async () => {} };

describe('hosts of environments on a real HAProxy', () => {
  let lab: Lab;
  let closeLab: () => Promise<void>;
  let address: string;
  const web = createServer((_, response) => response.end('hello'));

  beforeAll(async () => {
    ({ lab, close: closeLab } = await openLab());
    web.listen(0, '127.0.0.1');
    await once(web, 'listening');
    address = `127.0.0.1:${(web.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    web.close();
    await closeLab?.();
  });

  const hosts = () => lab.state.gateway.hosts;
  const registrationOn = (more: { socket?: string; folder?: string } = {}) => {
    const { name, adminSocket } = lab.state.gateway;
    const routes = new HostRoutes({
      gateway: { name, socket: more.socket ?? adminSocket },
      folder: more.folder ?? hosts().folder,
      listener: hosts().listener,
    });
    return new HostRegistration({
      routes,
      baseDomain: hosts().baseDomain,
      clusterHost: '127.0.0.1',
    });
  };
  const environment = (
    name: string,
    registration: RegisteredEnvironment['registration'] = { address },
  ) => ({
    name,
    provider: 'database',
    details: {},
    connections: [],
    registration,
  });
  type Wish = 'present' | 'absent';
  const lead = async (wished: Wish, about: RegisteredEnvironment) => {
    const seen = [];
    for (const step of registrationOn().plan(about, wished)) {
      await step.do(context);
      const said = await step.verify(context);
      seen.push(typeof said === 'string' ? said : said.text);
    }
    return seen.join();
  };
  const ask = (host: string) => askHost(hosts().listener, host, signal);

  it('begins with the files that Kindler itself would make', () => {
    const read = (file: string) =>
      readFileSync(join(hosts().folder, file), 'utf8');
    expect(read('hosts.cfg')).toBe(renderBackend([]));
    expect(read('hosts.map')).toBe(renderMap([]));
  });

  it('keeps to the contract of registrations', async () => {
    expect(
      await checkRegistration(registrationOn(), {
        environments: [environment('one'), environment('other')],
      }),
    ).toEqual([]);
  });

  it('leads hosts to their environment and to no other, also after a reload', async () => {
    const shop = environment('shop', {
      address,
      services: [{ name: 'api', address: '127.0.0.1:9' }],
      hosts: ['store.lab.test'],
    });
    expect(await lead('present', shop)).toMatch(
      /api\.shop\.lab\.test leads to 127\.0\.0\.1:9, where nobody answers yet.*\*\.shop\.lab\.test leads to .* which answers \(200\)/,
    );
    await lead('present', environment('blog'));
    for (const reload of [false, true]) {
      if (reload) {
        await lab.reloadHaproxy();
      }
      const routes = await Promise.all(
        [
          'web.shop',
          'WEB.Shop',
          'api.shop',
          'store',
          'x.blog',
          'shop',
          'a.b.shop',
          'x.none',
        ].map(async host => {
          const { status, route } = await ask(`${host}.lab.test:80`);
          return `${host} ${status} ${route}`;
        }),
      );
      expect(routes).toEqual([
        'web.shop 200 shop',
        'WEB.Shop 200 shop',
        'api.shop 503 shop.api',
        'store 200 shop',
        'x.blog 200 blog',
        'shop 503 undefined',
        'a.b.shop 503 undefined',
        'x.none 503 undefined',
      ]);
      expect(await registrationOn().observe(shop, context)).toMatchObject({
        state: 'present',
      });
    }
    await lab.stopHaproxy();
    try {
      await expect(registrationOn().observe(shop, context)).rejects.toThrow(
        /Gateway 'edge'/,
      );
      await expect(lead('absent', shop)).rejects.toMatchObject({
        name: 'ServiceUnavailableError',
      });
      expect(await registrationOn().availability()).toMatchObject({
        available: false,
        reason: expect.stringContaining("Gateway 'edge'"),
      });
    } finally {
      await lab.startHaproxy();
    }
    await lead('absent', shop);
    expect((await ask('web.shop.lab.test')).route).toBe(undefined);
    expect((await ask('x.blog.lab.test')).route).toBe('blog');
    await lead('absent', environment('blog'));
    await lab.waitHealthy();
  });

  it('gives no host of another environment away, and names the holder', async () => {
    const taken = { address, hosts: ['front.lab.test'] };
    await lead('present', environment('first', taken));
    const second = environment('second', taken);
    const refusal = /'front.lab.test' is held by environment 'first'/;
    await expect(registrationOn().preflight(second)).rejects.toThrow(refusal);
    await expect(lead('present', second)).rejects.toThrow(refusal);
    expect(await registrationOn().observe(second, context)).toEqual({
      state: 'absent',
    });
    await lead('absent', environment('first', taken));
  });

  it('changes nothing where the files cannot be written, and says so', async () => {
    const { folder } = hosts();
    const away = `${folder}.away`;
    renameSync(folder, away);
    try {
      expect(await registrationOn().availability()).toMatchObject({
        available: false,
        reason: expect.stringMatching(
          /hosts\.(map|cfg) cannot be read: ENOENT/,
        ),
      });
      await expect(lead('present', environment('lost'))).rejects.toThrow(
        /ENOENT/,
      );
    } finally {
      renameSync(away, folder);
    }
    expect(await registrationOn().availability()).toEqual({ available: true });
  });

  it('says which lines haproxy.cfg lacks, and that the socket needs level admin', async () => {
    const folder = join(lab.state.folder, 'other-hosts');
    const other = registrationOn({ folder });
    mkdirSync(folder);
    await new HostRoutes({
      gateway: { name: 'edge', socket: lab.state.gateway.adminSocket },
      folder,
      listener: hosts().listener,
    }).prepare();
    expect(await other.availability()).toEqual({
      available: false,
      reason: `HAProxy does not read ${folder}/hosts.map`,
      hint: expect.stringContaining('use_backend kindler_hosts if'),
    });

    const socket = join(lab.state.folder, 'operator.sock');
    const lowered = await lowerLevel(lab.state.gateway.adminSocket, socket);
    try {
      expect(await registrationOn({ socket }).availability()).toMatchObject({
        reason: expect.stringMatching(/level operator; add `level admin`/),
      });
    } finally {
      lowered.close();
    }
  });

  it('comes and goes with an environment', async () => {
    const kindler = await startKindler(labConfig(lab));
    try {
      const create = () =>
        kindler.carryOut(() =>
          kindler.post('/environments', {
            name: 'hosted',
            provider: 'database',
            registrations: [{ kind: 'haproxy', details: { address } }],
          }),
        );
      expect(await create()).toMatchObject({ status: 'succeeded' });
      expect((await ask('www.hosted.lab.test')).status).toBe(200);
      const { body } = await kindler.get('/environments/hosted');
      expect(body.item.registrations).toMatchObject([
        { kind: 'haproxy', observed: 'present' },
      ]);
      const refused = await kindler.post('/environments', {
        name: 'bad',
        provider: 'database',
        registrations: [{ kind: 'haproxy', details: { address: 'x:80' } }],
      });
      expect(refused.status).toBe(400);
      expect(refused.body.error.message).toMatch(/address 'x:80'/);
      expect((await kindler.get('/providers')).body.registrations).toEqual([
        expect.objectContaining({
          kind: 'haproxy',
          availability: { available: true },
        }),
      ]);
      await kindler.removeEnvironments();
      expect((await ask('www.hosted.lab.test')).route).toBe(undefined);
    } finally {
      await kindler.stop();
    }
  });
});
