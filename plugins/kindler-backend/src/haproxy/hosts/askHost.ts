import { request } from 'node:http';
import { CHECK_HEADER, ROUTE_HEADER, SERVER_HEADER } from './hostTexts';

const TIMEOUT_MS = 5_000;

/** What a client with this host gets. */
export interface HostAnswer {
  status: number;
  /** Server that HAProxy leads the host to; undefined where it leads it elsewhere. */
  route?: string;
  /** Server that answered; undefined where HAProxy answered itself. */
  server?: string;
}

/** Sends one request through the listener, as a client of the host would. */
export async function askHost(
  { host: hostname, port }: { host: string; port: number },
  host: string,
  signal: AbortSignal,
): Promise<HostAnswer> {
  return new Promise((resolve, reject) => {
    const call = request(
      {
        host: hostname,
        port,
        method: 'HEAD',
        path: '/',
        headers: { host, [CHECK_HEADER]: '1', connection: 'close' },
        agent: false,
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      },
      ({ statusCode, headers }) => {
        call.destroy();
        resolve({
          status: statusCode ?? 0,
          route: textOf(headers[ROUTE_HEADER]),
          server: textOf(headers[SERVER_HEADER]),
        });
      },
    );
    call.once('error', reject);
    call.end();
  });
}

function textOf(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
