import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { classifyError } from '../model/fault';
import { listInstancePods } from './listInstancePods';
import { loadKubeConfig } from './loadKubeConfig';
import { ResourceStream } from './ResourceStream';
import { sourceId } from '../model/SourceId';

// The client takes long to be loaded.
jest.setTimeout(60_000);

const MIB = 1024 * 1024;
const POD = { metadata: { name: 'a', namespace: 'b', resourceVersion: '1' } };
const LIST = {
  apiVersion: 'v1',
  kind: 'PodList',
  metadata: { resourceVersion: '1' },
  items: [POD],
};
const PODS = { apiVersion: 'v1', kind: 'Pod', plural: 'pods' };

/** Writes a text again and again until nobody reads any more. */
function flood(text: string): RequestListener {
  return (_, response) => {
    const socket = response.socket!;
    const write = () => {
      while (!socket.destroyed && socket.write(text));
    };
    socket.on('drain', write);
    socket.on('error', () => {});
    write();
  };
}

function frame(text: string): RequestListener {
  return (_, response) => {
    const write = () => {
      while (!response.destroyed && response.write(text));
    };
    response.on('drain', write);
    write();
  };
}

const RESOURCES = {
  resources: [{ ...PODS, name: 'pods', namespaced: true }],
};

describe('what a Kubernetes API answers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kindler-hostile-'));
  const kubeconfigFile = join(folder, 'config');
  let server: Server;
  let stream: ResourceStream | undefined;

  afterEach(async () => {
    await stream?.stop();
    stream = undefined;
    server.closeAllConnections();
    server.close();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function serve(listener: RequestListener) {
    server = createServer(listener);
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    const cluster = {
      server: `http://127.0.0.1:${port}`,
      'insecure-skip-tls-verify': true,
    };
    const config = {
      clusters: [{ name: 'c', cluster }],
      users: [{ name: 'u', user: {} }],
      contexts: [{ name: 'x', context: { cluster: 'c', user: 'u' } }],
      'current-context': 'x',
    };
    writeFileSync(kubeconfigFile, JSON.stringify(config));
  }

  const faultOf = (error: unknown) =>
    classifyError(error, sourceId.kubernetes('a', 'b'));

  /** The first fault of a watch of pods, whose list is answered in order. */
  async function follow(watch: RequestListener, pods = LIST) {
    await serve((request, response) => {
      if (request.url === '/api/v1') {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(RESOURCES));
      } else if (request.url!.includes('watch=true')) {
        watch(request, response);
      } else {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(pods));
      }
    });
    return new Promise(resolve => {
      stream = ResourceStream.create(loadKubeConfig({ kubeconfigFile }), {
        resources: [PODS],
        idleMs: () => 60_000,
        onList: () => {},
        onEvent: key => resolve(key),
        onFault: error => resolve(faultOf(error).kind),
      });
      stream.start();
    });
  }

  async function list(listener: RequestListener) {
    await serve(listener);
    const key = { namespace: 'a', name: 'b' };
    return listInstancePods({ kubeconfigFile }, key, 20_000).then(
      pods => pods.length,
      error => faultOf(error).kind,
    );
  }

  it.each<[string, string | number, RequestListener]>([
    [
      'a list',
      1,
      (_, response) => {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(LIST));
      },
    ],
    ['interim answers', 'too-large', flood('HTTP/1.1 102 P\r\n\r\n')],
    ['a body', 'too-large', frame('x'.repeat(64 * 1024))],
    [
      'a redirect',
      'http',
      (request, response) => {
        const to = request.url === '/elsewhere' ? 200 : 302;
        response.writeHead(to, { location: '/elsewhere' });
        response.end(to === 200 ? JSON.stringify(LIST) : '');
      },
    ],
    [
      'what is compressed',
      'parse',
      (_, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' });
        response.end(gzipSync(Buffer.alloc(64 * MIB, ' ')));
      },
    ],
  ])('is bounded: %s', async (_, expected, listener) => {
    await expect(list(listener)).resolves.toBe(expected);
  });

  it.each<[string, string, RequestListener]>([
    [
      'an event',
      'b/a',
      (_, response) => {
        response.write(`${JSON.stringify({ type: 'ADDED', object: POD })}\n`);
      },
    ],
    ['a line', 'too-large', frame('x'.repeat(64 * 1024))],
    ['interim answers', 'too-large', flood('HTTP/1.1 102 P\r\n\r\n')],
  ])('is bounded: %s of a watch', async (_, expected, listener) => {
    await expect(follow(listener)).resolves.toBe(expected);
  });

  it('is bounded: pages of a list', async () => {
    const more = { ...LIST, metadata: { ...LIST.metadata, continue: 'more' } };
    await expect(follow(() => {}, more)).resolves.toBe('too-large');
  });
});
