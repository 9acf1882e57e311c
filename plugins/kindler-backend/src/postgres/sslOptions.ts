import { readFileSync } from 'node:fs';
import type { ClientConfig } from 'pg';

/** TLS options of `pg` for a mode as libpq names it; `require` encrypts without checking who answers. */
export function sslOptions(tls: {
  mode: 'disable' | 'require' | 'verify-full';
  caFile?: string;
}): ClientConfig['ssl'] {
  if (tls.mode === 'disable') {
    return undefined;
  }
  return {
    rejectUnauthorized: tls.mode === 'verify-full',
    ca: tls.caFile && readFileSync(tls.caFile, 'utf8'),
  };
}
