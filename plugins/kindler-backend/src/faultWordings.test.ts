import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import {
  faultHint,
  faultMessage,
  word,
  WORDINGS,
  type WordingCode,
} from '@kindler/backstage-plugin-kindler-common';
import { HaproxyMaster } from './haproxy/master/HaproxyMaster';
import { HaproxyRuntime } from './haproxy/HaproxyRuntime';
import { HaproxyStats } from './haproxy/HaproxyStats';
import { PostgresClusters } from './kubernetes';
import { classifyError } from './model/fault';
import { sourceId, type SourceId } from './model/SourceId';
import { PatroniClient } from './patroni';
import { probeClient, SqlProbe } from './postgres';

jest.setTimeout(60_000);

const timeoutMs = 20_000;

interface Adapter {
  source: SourceId;
  ask(port: number): Promise<unknown>;
}

const ADAPTERS: Record<string, Adapter> = {
  Patroni: {
    source: sourceId.patroniRest('orders', 'orders-1'),
    ask: port =>
      new PatroniClient({ timeoutMs }).getNode(`http://127.0.0.1:${port}`),
  },
  "HAProxy's statistics": {
    source: sourceId.haproxyStats('edge'),
    ask: port =>
      new HaproxyStats({ url: `http://127.0.0.1:${port}`, timeoutMs }).read(),
  },
  "HAProxy's runtime socket": {
    source: sourceId.haproxyRuntime('edge'),
    ask: port =>
      HaproxyRuntime.create({
        address: `127.0.0.1:${port}`,
        timeoutMs,
      }).read(),
  },
  "HAProxy's master": {
    source: sourceId.haproxyMaster('edge'),
    ask: port =>
      new HaproxyMaster({ address: `127.0.0.1:${port}`, timeoutMs }).read(),
  },
  'SQL of a node': {
    source: sourceId.postgresSql('orders', 'orders-1'),
    ask: port =>
      new SqlProbe().read({
        host: '127.0.0.1',
        port,
        user: 'probe',
        password: 'x',
        database: 'postgres',
        timeoutMs,
      }),
  },
  Kubernetes: {
    source: sourceId.kubernetes('prod'),
    ask: () =>
      new PostgresClusters({
        identity: { kubeconfigFile: '/nowhere' },
        timeoutMs,
      }).get({ namespace: 'a', name: 'b' }),
  },
};

async function faultOf({ source, ask }: Adapter, port: number) {
  return ask(port).then(
    () => undefined,
    error => classifyError(error, source),
  );
}

async function clientFault(port: number) {
  const probe = await probeClient(
    {
      name: 'orders-rw',
      intent: 'read-write',
      listener: { host: '127.0.0.1', port },
    },
    { logIn: false, deadlineMs: timeoutMs },
  );
  return probe.fault;
}

describe('faults of real adapters', () => {
  let server: Server;
  let garbled: number;
  let closed: number;

  beforeAll(async () => {
    server = createServer(socket => socket.end('what\n'));
    const other = createServer();
    for (const each of [server, other]) {
      await new Promise<void>(resolve => {
        each.listen(0, '127.0.0.1', resolve);
      });
    }
    garbled = (server.address() as AddressInfo).port;
    closed = (other.address() as AddressInfo).port;
    await new Promise(resolve => {
      other.close(resolve);
    });
  });
  afterAll(() => server.close());

  it.each(Object.keys(ADAPTERS))(
    'have codes and values for other languages: %s',
    async name => {
      for (const port of [closed, garbled]) {
        const fault = await faultOf(ADAPTERS[name], port);
        expect(fault).toBeDefined();
        for (const wording of [faultMessage(fault!), faultHint(fault!)]) {
          expect(Object.keys(WORDINGS)).toContain(wording.code);
          expect(
            word(wording.code as WordingCode, wording.params as never).text,
          ).toBe(wording.text);
        }
      }
    },
  );

  it('have them where a client is not served', async () => {
    expect(await clientFault(closed)).toMatchObject({
      messageCode: 'fault-nobody-listens',
      hintCode: 'hint-listener',
    });
    expect(await clientFault(garbled)).toMatchObject({
      message: expect.stringMatching(/\S/),
      messageCode: 'fault-not-postgres',
      hintCode: 'hint-listener-answers',
    });
  });
});
