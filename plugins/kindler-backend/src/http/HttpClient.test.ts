import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HttpClient } from './HttpClient';
import { classifyError } from '../model/fault';
import { sourceId } from '../model/SourceId';

jest.setTimeout(60_000);

describe('HttpClient', () => {
  const servers: Server[] = [];
  const client = new HttpClient({ timeoutMs: 20_000, maxBytes: 10_000 });
  const hasty = new HttpClient({ timeoutMs: 100, maxBytes: 10_000 });

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
    return classifyError(error, sourceId.patroniRest('a', 'b'));
  }

  afterEach(async () => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });
  afterAll(() => Promise.all([client.close(), hasty.close()]));

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

  /** What is sent again and again in place of an answer. */
  it.each([
    ['interim answers', 'HTTP/1.1 102 Processing\r\n\r\n'],
    [
      'interim answers with headers',
      `HTTP/1.1 103 Early Hints\r\nLink: ${'x'.repeat(8000)}\r\n\r\n`,
    ],
    ['headers', `a: ${'x'.repeat(1000)}\r\n`, 'HTTP/1.1 200 OK\r\n'],
    [
      'the description of a chunk',
      'x'.repeat(1000),
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1;',
    ],
    [
      'trailers',
      `a: ${'x'.repeat(1000)}\r\n`,
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n0\r\n',
    ],
  ])('stops reading %s without end', async (_, part, start = '') => {
    let sent = 0;
    const url = await serve((_request, response) => {
      const socket = response.socket!;
      const write = () => {
        for (let more = true; more; sent += part.length) {
          more = socket.write(part);
        }
        socket.once('drain', write);
      };
      socket.write(start);
      write();
    });
    expect(await faultOf(url)).toMatchObject({ kind: 'too-large' });
    expect(sent).toBeLessThan(16 * 1024 * 1024);
  });

  it('reads many answers over one connection', async () => {
    const url = await serve((_, response) => response.end('x'.repeat(9_000)));
    for (let asked = 0; asked < 60; asked += 1) {
      await expect(client.getText(url)).resolves.toHaveLength(9_000);
    }
  });

  it('gives up on a server that does not answer', async () => {
    const url = await serve(() => {});
    expect(await faultOf(url, hasty)).toMatchObject({ kind: 'timeout' });
  });

  it('gives up on an answer that drips', async () => {
    const url = await serve((_, response) => {
      const timer = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(timer));
    });
    expect(await faultOf(url, hasty)).toMatchObject({ kind: 'timeout' });
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
    const broken = new HttpClient({
      timeoutMs: 20_000,
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
