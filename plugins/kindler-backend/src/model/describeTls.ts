import type { ProbeResult } from './ClientSnapshot';

/** How a connection was encrypted, e.g. `TLSv1.3, verify-full`; undefined where it did not come so far. */
export function describeTls({
  tls,
  tlsVersion,
  sslMode,
}: ProbeResult): string | undefined {
  if (tls === undefined) {
    return undefined;
  }
  return tls
    ? [tlsVersion ?? 'yes', sslMode].filter(Boolean).join(', ')
    : 'none';
}
