import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { reservePorts } from '@kindler/lab';
import {
  makeAuthority,
  makeCertificate,
} from '../http/__testUtils__/makeCertificates';
import { classifyError } from '../model/fault';
import { sourceId } from '../model/SourceId';
import { HaproxyInFolder } from './__testUtils__/HaproxyInFolder';
import { RuntimeSocketDriver } from './driver/RuntimeSocketDriver';
import { HaproxyStats } from './HaproxyStats';
import { RuntimeSocket } from './RuntimeSocket';

jest.setTimeout(120_000);

describe('a runtime socket behind TLS', () => {
  let haproxy: HaproxyInFolder;
  let port: number;
  let pagePort: number;
  const file = (name: string) => join(haproxy.folder, name);

  beforeAll(async () => {
    haproxy = await HaproxyInFolder.create();
    [port, pagePort] = await reservePorts(2);
    const authority = await makeAuthority('kindler-authority');
    const [server, client] = [
      await makeCertificate(authority),
      await makeCertificate(authority),
    ];
    await writeFile(file('ca.crt'), authority.cert);
    await writeFile(file('server.pem'), `${server.cert}\n${server.key}`);
    await writeFile(file('client.crt'), client.cert);
    await writeFile(file('client.key'), client.key, { mode: 0o600 });
    await haproxy.write(`listen commands
  bind 127.0.0.1:${port} ssl crt ${file('server.pem')} ca-file ${file(
      'ca.crt',
    )} verify required
  server local unix@${haproxy.gateway.socket}
listen page
  mode http
  bind 127.0.0.1:${pagePort} ssl crt ${file('server.pem')}
  stats enable
  stats uri /stats
`);
    await writeFile(
      haproxy.file,
      `listen orders_rw
  bind 127.0.0.1:${haproxy.port}
  server one 127.0.0.1:1
`,
    );
    await haproxy.start();
  });
  afterAll(async () => {
    await haproxy?.close();
  });

  const gateway = (more = {}) => ({
    name: 'edge',
    socket: `127.0.0.1:${port}`,
    socketTls: {
      caFile: file('ca.crt'),
      certFile: file('client.crt'),
      keyFile: file('client.key'),
      ...more,
    },
  });

  const faultOf = async ({ socket, socketTls }: ReturnType<typeof gateway>) => {
    const runtime = RuntimeSocket.create({
      address: socket,
      tls: socketTls,
      timeoutMs: 10_000,
    });
    const error = await runtime.ask('show info').catch((each: unknown) => each);
    return classifyError(error, sourceId.haproxyRuntime('edge'));
  };

  it('stands beside a statistics page by TLS, whose certificate is looked at', async () => {
    const stats = new HaproxyStats({
      url: `https://127.0.0.1:${pagePort}/stats`,
      caFile: file('ca.crt'),
      timeoutMs: 10_000,
    });
    const { proxies, certificate } = await stats.read();
    await stats.close();
    expect(proxies.map(({ name }) => name)).toContain('orders_rw');
    expect(certificate?.expiresAt).toBeGreaterThan(Date.now());
  });

  it('is read and driven with a certificate', async () => {
    const driver = new RuntimeSocketDriver(gateway());
    expect(await driver.explainRefusal()).toBeUndefined();
    await driver.apply('orders_rw', [{ server: 'one', state: 'maint' }]);
    expect(await driver.readServers('orders_rw')).toMatchObject([
      { name: 'one', admin: 'maint' },
    ]);
  });

  it.each([
    ['without a certificate', { certFile: undefined, keyFile: undefined }],
    ['of a server with another name', { serverName: 'other.example' }],
    ['of a server of another authority', { caFile: '/etc/hostname' }],
  ])('is a TLS fault %s', async (_, more) => {
    expect(await faultOf(gateway(more))).toMatchObject({ kind: 'tls' });
  });

  it('names the key of a file that is not there', async () => {
    const fault = await faultOf(gateway({ caFile: file('away.crt') }));
    expect(fault).toMatchObject({
      kind: 'config',
      message: expect.stringContaining('socketTls.caFile'),
    });
  });
});
