import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runCli } from '../runCli';

/** What a portal answers: a status and a body, or text that is no JSON. */
export type Answer = { status?: number; body: object | string };

export const NOW = '2026-01-02T00:00:00Z';

/** An HTTP server that answers by method, path and cursor, and a command line that asks it. */
export async function startPortal() {
  const answers = new Map<string, Answer>();
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    const { pathname, searchParams } = new URL(request.url!, 'http://portal');
    const call = `${request.method} ${pathname.replace('/api/kindler/v1', '')}`;
    const cursor = searchParams.get('cursor');
    const { status = 200, body } = answers.get(
      cursor ? `${call}?cursor=${cursor}` : call,
    ) ?? { status: 404, body: 'Not found' };
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const type = typeof body === 'string' ? 'text/plain' : 'application/json';
    response.writeHead(status, { 'Content-Type': type });
    response.end(text);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  /** Runs a command, e.g. `list routes --json`. */
  const kindler = async (
    args: string,
    env: Record<string, string | undefined> = { KINDLER_PORTAL: url },
  ) => {
    let [out, errors] = ['', ''];
    const exitCode = await runCli(args.split(' ').filter(Boolean), {
      env,
      write: text => {
        out += text;
      },
      warn: text => {
        errors += text;
      },
    });
    return { exitCode, out, errors };
  };
  return {
    url,
    requests,
    kindler,
    answer(call: string, body: Answer['body'], status?: number) {
      answers.set(call, { status, body });
    },
    answerError(call: string, status: number, name: string, message: string) {
      const response = { statusCode: status };
      answers.set(call, {
        status,
        body: { error: { name, message }, response },
      });
    },
    stop: () =>
      new Promise(resolve => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

/** One page of a list. */
export function page(items: object[], more: object = {}) {
  return { items, summary: { total: items.length }, now: NOW, ...more };
}
