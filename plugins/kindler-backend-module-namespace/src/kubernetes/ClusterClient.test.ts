import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newNamespace } from '../manifests/namespaceManifest';
import { ClusterClient } from './ClusterClient';

const SHOP = newNamespace('shop', 'kindler');
const CORE = { resources: [{ kind: 'Namespace', name: 'namespaces' }] };
const TOKEN = 'very-secret';

type Answer = { status: number; body?: object; headers?: object };

// Retry-After is in whole seconds, and really waited for.
jest.setTimeout(30_000);

describe('ClusterClient', () => {
  let folder: string;
  let server: Server;
  let url: string;
  /** What is answered next; the last one again and again. */
  let answers: Answer[];
  let asked: number;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kindler-client-'));
    server = createServer((request, response) => {
      if (request.url === '/api/v1') {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(CORE));
        return;
      }
      asked += 1;
      const answer = answers.length > 1 ? answers.shift()! : answers[0];
      if (answer) {
        response.writeHead(answer.status, {
          'content-type': 'application/json',
          ...answer.headers,
        });
        response.end(JSON.stringify(answer.body ?? {}));
      }
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  beforeEach(() => {
    asked = 0;
  });

  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true });
  });

  async function connect(to = url): Promise<ClusterClient> {
    const kubeconfigFile = join(folder, 'config');
    const config = {
      clusters: [
        {
          name: 'c',
          cluster: { server: to, 'insecure-skip-tls-verify': true },
        },
      ],
      users: [{ name: 'u', user: { token: TOKEN } }],
      contexts: [{ name: 'x', context: { cluster: 'c', user: 'u' } }],
      'current-context': 'x',
    };
    await writeFile(kubeconfigFile, JSON.stringify(config));
    return new ClusterClient({ name: 'dev', kubeconfigFile }, 'kindler');
  }

  const signal = new AbortController().signal;
  const busy = { status: 429, headers: { 'retry-after': '1' } };

  it('asks again where the API asks for that, three times in all', async () => {
    const client = await connect();
    answers = [busy, { status: 200, body: SHOP }];
    await client.apply(SHOP, signal);
    expect(asked).toBe(2);
    answers = [busy];
    await expect(client.apply(SHOP, signal)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
    expect(asked).toBe(5);
  });

  it.each<[string, Answer, string, RegExp]>([
    [
      'a missing right',
      {
        status: 403,
        body: {
          message:
            'namespaces "shop" is forbidden: User "u" cannot patch resource "namespaces" in API group "" in the namespace "shop"',
        },
      },
      'ConflictError',
      /lacks the verb 'patch' on 'namespaces'; add it to its ClusterRole/,
    ],
    [
      'a quota',
      { status: 403, body: { message: 'exceeded quota: kindler' } },
      'ConflictError',
      /exceeded quota: kindler/,
    ],
    ['wrong credentials', { status: 401 }, 'ConflictError', /renew them/],
    [
      'what is not valid',
      { status: 422, body: { message: 'metadata.name: Invalid value' } },
      'InputError',
      /does not accept apply namespace 'shop': metadata.name/,
    ],
    [
      'an API that fails',
      { status: 500, body: { message: 'etcdserver: leader changed' } },
      'ServiceUnavailableError',
      /status 500 to apply namespace 'shop': etcdserver/,
    ],
  ])('says of %s what to do', async (_, answer, name, message) => {
    const client = await connect();
    answers = [answer];
    const fault = await client.apply(SHOP, signal).catch(error => error);
    expect(fault).toMatchObject({ name });
    expect(fault.message).toMatch(message);
    expect(JSON.stringify([fault, fault.message])).not.toContain(TOKEN);
  });

  it('says that nobody answers, and which file cannot be read', async () => {
    const gone = createServer().listen(0, '127.0.0.1');
    await once(gone, 'listening');
    const { port } = gone.address() as AddressInfo;
    gone.close();
    await expect(
      (await connect(`http://127.0.0.1:${port}`)).apply(SHOP, signal),
    ).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('cannot be reached: ECONNREFUSED'),
    });
    const kubeconfigFile = join(folder, 'none');
    await expect(
      new ClusterClient({ name: 'dev', kubeconfigFile }, 'kindler').apply(
        SHOP,
        signal,
      ),
    ).rejects.toThrow('kubeconfigFile that cannot be read: ENOENT');
  });

  it('ends with its signal while nothing is answered', async () => {
    const client = await connect();
    answers = [];
    const abort = new AbortController();
    const waiting = client.apply(SHOP, abort.signal);
    const check = setInterval(() => asked > 0 && abort.abort(), 20);
    await expect(waiting).rejects.toThrow('aborted');
    clearInterval(check);
  });
});
