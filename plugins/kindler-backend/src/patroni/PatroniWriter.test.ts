import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PatroniWriter, type PatroniAnswer } from './PatroniWriter';

const PAGE = `<!DOCTYPE HTML>
<html lang="en"><body>
<h1>Error response</h1>
<p>Error code: 400</p>
<p>Message: Bad Request.</p>
</body></html>`;

describe('PatroniWriter', () => {
  const asked: object[] = [];
  let answer = { status: 200, text: '' };
  let server: Server;
  let base: string;
  const writer = new PatroniWriter({
    auth: { user: 'patroni', password: 'secret' },
    timeoutMs: 1000,
  });

  beforeAll(async () => {
    server = createServer(async (request, response) => {
      const chunks = await request.toArray();
      const { method, url, headers } = request;
      const body = Buffer.concat(chunks).toString();
      asked.push({
        call: `${method} ${url}`,
        ...(body && { body: JSON.parse(body) }),
        authorization: headers.authorization,
      });
      response.writeHead(answer.status).end(answer.text);
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    base = `http://who:cares@127.0.0.1:${port}/first/`;
  });

  afterAll(async () => {
    await writer.close();
    server.close();
  });

  it.each<[(to: string) => Promise<PatroniAnswer>, object]>([
    [
      to => writer.switchover(to, { leader: 'a', candidate: 'b' }),
      {
        call: 'POST /first/switchover',
        body: { leader: 'a', candidate: 'b' },
      },
    ],
    [
      to => writer.switchover(to, { leader: 'a', scheduledAt: 'T' }),
      {
        call: 'POST /first/switchover',
        body: { leader: 'a', scheduled_at: 'T' },
      },
    ],
    [to => writer.cancelSwitchover(to), { call: 'DELETE /first/switchover' }],
    [to => writer.restart(to), { call: 'POST /first/restart', body: {} }],
    [
      to => writer.restart(to, 'T'),
      { call: 'POST /first/restart', body: { schedule: 'T' } },
    ],
    [to => writer.cancelRestart(to), { call: 'DELETE /first/restart' }],
    [
      to => writer.reinitialize(to),
      { call: 'POST /first/reinitialize', body: {} },
    ],
    [
      to => writer.setPause(to, true),
      { call: 'PATCH /first/config', body: { pause: true } },
    ],
    [
      to => writer.setPause(to, false),
      { call: 'PATCH /first/config', body: { pause: null } },
    ],
  ])('sends %s', async (write, expected) => {
    await write(base);
    const authorization = `Basic ${btoa('patroni:secret')}`;
    expect(asked.pop()).toEqual({ ...expected, authorization });
  });

  it.each([
    [503, 'Switchover status unknown', 'Switchover status unknown'],
    [412, 'leader name does not match', 'leader name does not match'],
    [400, PAGE, 'Bad Request'],
    [502, '<html><body>proxy</body></html>', ''],
  ])('gives what is answered with %d', async (status, text, sentence) => {
    answer = { status, text };
    await expect(writer.cancelSwitchover(base)).resolves.toEqual({
      status,
      text: sentence,
    });
  });

  it('drops the configuration that a change of it is answered with', async () => {
    answer = { status: 200, text: '{"postgresql": {"pg_hba": ["secret"]}}' };
    await expect(writer.setPause(base, true)).resolves.toEqual({
      status: 200,
      text: '',
    });
  });

  it('refuses what is no URL', async () => {
    await expect(writer.reinitialize('nowhere')).rejects.toMatchObject({
      kind: 'config',
    });
  });
});
