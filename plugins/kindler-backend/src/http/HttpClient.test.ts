import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HttpClient } from './HttpClient';
import { classifyError } from '../model/fault';

describe('HttpClient', () => {
  const servers: Server[] = [];
  const client = HttpClient.create({ timeoutMs: 300, maxBytes: 10_000 });

  async function serve(listener: RequestListener): Promise<URL> {
    const server = createServer(listener);
    servers.push(server);
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    return new URL(`http://127.0.0.1:${port}/x`);
  }

  async function faultOf(url: URL, from = client) {
    const error = await from.getText(url).then(
      text => new Error(`answered: ${text}`),
      reason => reason,
    );
    return classifyError(error, 'patroni-rest:a/b');
  }

  afterEach(async () => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });
  afterAll(() => client.close());

  it('gives the body of a 200', async () => {
    const url = await serve((request, response) => {
      response.end(`${request.method} ${request.url}`);
    });
    await expect(client.getText(url)).resolves.toBe('GET /x');
  });

  it.each([
    [401, 'auth'],
    [403, 'auth'],
    [404, 'http'],
    [502, 'http'],
  ])('takes status %d for %s', async (status, kind) => {
    const url = await serve((_, response) => {
      response.writeHead(status).end('no');
    });
    expect(await faultOf(url)).toMatchObject({ kind });
  });

  it('does not follow a redirect', async () => {
    const asked: string[] = [];
    const url = await serve((request, response) => {
      asked.push(request.url!);
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    expect(await faultOf(url)).toMatchObject({
      kind: 'http',
      message: expect.stringContaining('not followed'),
    });
    expect(asked).toEqual(['/x']);
  });

  it('stops reading what is too large', async () => {
    const url = await serve((_, response) => {
      const write = () => {
        while (response.write('x'.repeat(5000)));
        response.once('drain', write);
      };
      write();
    });
    expect(await faultOf(url)).toMatchObject({ kind: 'too-large' });
  });

  it('gives up on a server that does not answer', async () => {
    const url = await serve(() => {});
    expect(await faultOf(url)).toMatchObject({ kind: 'timeout' });
  });

  it('gives up on an answer that drips', async () => {
    const url = await serve((_, response) => {
      const timer = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(timer));
    });
    expect(await faultOf(url)).toMatchObject({ kind: 'timeout' });
  });

  it('says that an answer was cut off', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('{"members":', () => response.socket?.destroy());
    });
    expect((await faultOf(url)).kind).toMatch(/refused|parse/);
  });

  it('says that nobody listens', async () => {
    const url = await serve(() => {});
    const server = servers.pop()!;
    await new Promise(resolve => server.close(resolve));
    expect(await faultOf(url)).toMatchObject({ kind: 'refused' });
  });

  it('says that the server speaks no TLS', async () => {
    const url = await serve(() => {});
    url.protocol = 'https:';
    expect(await faultOf(url)).toMatchObject({ kind: 'tls' });
  });

  it('says that a certificate file is missing', async () => {
    const broken = HttpClient.create({
      timeoutMs: 300,
      maxBytes: 10,
      tls: { caFile: '/does/not/exist.pem' },
    });
    const url = await serve((_, response) => response.end('ok'));
    expect(await faultOf(url, broken)).toMatchObject({ kind: 'config' });
    await broken.close();
  });

  it('stops when the caller does', async () => {
    const url = await serve(() => {});
    const controller = new AbortController();
    const answer = client.getText(url, { signal: controller.signal });
    controller.abort(new Error('enough'));
    await expect(answer).rejects.toThrow('enough');
  });
});
