import type { ProbeResult } from './ClientSnapshot';

/** Describes the encryption of a connection, e.g. `TLSv1.3, verify-full`; undefined if it did not get that far. */
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
