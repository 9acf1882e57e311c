import type {
  ClientProbe,
  SslMode,
} from '@kindler/backstage-plugin-kindler-common';
import type { PostgresTls } from '../postgres';

const STRICTER: readonly SslMode[] = [
  'require',
  'verify-ca',
  'verify-full',
] as const;

/**
 * The strictest mode of libpq that connections to a listener were seen to pass: those of the provider, which demand TLS
 * or are none, and the newest of the route's client, which says also that TLS is not offered.
 */
export function sslModeOf(options: {
  host: string;
  provider?: PostgresTls;
  client?: Pick<ClientProbe, 'tls' | 'sslMode'>;
}): SslMode {
  const { host, provider, client } = options;
  const seen = [demanded(provider, host), client?.sslMode];
  const strictest = STRICTER.findLast(mode => seen.includes(mode));
  return strictest ?? (client?.tls === false ? 'disable' : 'prefer');
}

function demanded(tls: PostgresTls | undefined, host: string) {
  if (tls?.mode !== 'verify-full') {
    return tls?.mode;
  }
  // Who checks for the host that is connected to gets nowhere.
  const otherName = (tls.serverName ?? host) !== host;
  return otherName ? 'verify-ca' : 'verify-full';
}
