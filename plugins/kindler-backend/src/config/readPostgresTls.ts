import { InputError } from '@backstage/errors';
import type { Section } from './Section';
import type { PostgresTlsConfig } from './types';
import { oneOf, text } from './valueKinds';

const MODE = oneOf('verify-full', 'require', 'disable');
const CA_FILE = text('/etc/kindler/postgres-ca.crt');
const CERT_FILE = text('/etc/kindler/postgres-client.crt');
const KEY_FILE = text('/etc/kindler/postgres-client.key');

/**
 * Reads the `tls` section for log-ins to PostgreSQL.
 *
 * @param name - the name that clients connect to; certificates contain it, whatever path leads to the server
 */
export function readPostgresTls(
  owner: Section,
  name?: string,
): PostgresTlsConfig {
  const key = owner.key('tls');
  const tls = owner.section('tls');
  if (!tls) {
    return { key };
  }
  const mode = tls.required('mode', MODE);
  if (mode === 'require' && tls.has('caFile')) {
    throw new InputError(
      `${tls.key(
        'caFile',
      )} does nothing with \`mode: require\`, which does not check who answers. Write \`mode: verify-full\`, or remove it`,
    );
  }
  const hasCertificate = tls.has('certFile') || tls.has('keyFile');
  return {
    key,
    mode,
    caFile: tls.optional('caFile', CA_FILE),
    ...(hasCertificate && {
      certFile: tls.required('certFile', CERT_FILE),
      keyFile: tls.required('keyFile', KEY_FILE),
    }),
    serverName: tls.optional('serverName', text('orders.db.example')) ?? name,
  };
}
