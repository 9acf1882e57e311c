import {
  createKindlerClient,
  type KindlerClient,
} from '@kindler/backstage-plugin-kindler-common';
import type { Surroundings } from '../Surroundings';
import { UsageError } from '../UsageError';
import { readToken } from './readToken';

const TIMEOUT_MS = 60_000;

/** Options that every command has. */
export interface GlobalOptions {
  portal?: string;
  tokenFile?: string;
  json?: boolean;
}

/** The Kindler of a portal, asked with a token. */
export type Portal = {
  [K in keyof KindlerClient]: KindlerClient[K] extends (
    ...args: [...infer A, infer _Options]
  ) => infer R
    ? (...args: A) => R
    : never;
};

/** The portal that the options name; it is not asked anything yet. Throws a UsageError where they name none. */
export function openPortal(
  options: GlobalOptions,
  { env }: Pick<Surroundings, 'env'>,
): Portal {
  const base = readBase(options.portal ?? env.KINDLER_PORTAL);
  const token = readToken(options, env);
  const client = createKindlerClient({
    discoveryApi: { getBaseUrl: async id => `${base}/api/${id}` },
    fetchApi: {
      fetch: (url, init) =>
        fetch(url, {
          ...init,
          // The token is not carried to another address.
          redirect: 'error',
          signal: AbortSignal.timeout(TIMEOUT_MS),
        }).catch(cause => {
          throw new Error(`${base} was not reached`, { cause });
        }),
    },
  });
  const calls = Object.entries(client).map(([name, call]) => [
    name,
    (...args: unknown[]) =>
      (call as (...all: unknown[]) => unknown)(...args, token && { token }),
  ]);
  return Object.fromEntries(calls);
}

function readBase(text: string | undefined): string {
  if (!text) {
    throw new UsageError(
      'Say which portal to ask: --portal <url>, or KINDLER_PORTAL in the environment',
    );
  }
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(`--portal '${text}' is no http or https URL`);
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new UsageError(
      '--portal takes the address of the backend alone; the token goes into KINDLER_TOKEN or --token-file',
    );
  }
  return url.href.replace(/\/+$/, '');
}
