import { word } from '@kindler/backstage-plugin-kindler-common';
import { SourceError } from '../model/fault';

/** Basic authentication of Patroni's REST API. */
export interface PatroniAuth {
  user: string;
  password: string;
}

/** Returns the URL of a path below a member's base URL, without credentials from the base URL. */
export function patroniUrl(base: string, path: string): URL {
  if (!URL.canParse(base)) {
    throw new SourceError('config', word('fault-url', {}));
  }
  const url = new URL(base);
  url.username = '';
  url.password = '';
  url.search = '';
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/${path}`;
  return url;
}

export function authHeaders(auth?: PatroniAuth): Record<string, string> {
  if (!auth) {
    return {};
  }
  const text = Buffer.from(`${auth.user}:${auth.password}`).toString('base64');
  return { authorization: `Basic ${text}` };
}
