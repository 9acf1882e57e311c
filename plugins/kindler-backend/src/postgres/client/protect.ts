import { explainTls, speaksNoTls } from '../tls/explainTls';
import { demandsTls } from '../tls/PostgresTls';
import { tlsOptions } from '../tls/tlsOptions';
import type { ProbeTarget } from './ProbeTarget';
import type { WireConnection } from './WireConnection';

/**
 * Encrypts a connection if the server offers it, like libpq's `prefer`, unless TLS is switched off.
 *
 * @returns why the role must not log in over it, if TLS was required. The probe then continues without the role,
 * because whether PostgreSQL has a slot for others does not depend on our certificates.
 */
export async function protect(
  connection: WireConnection,
  { verify, listener }: ProbeTarget,
  onHandshake: () => void,
): Promise<Error | undefined> {
  const tls = verify?.tls;
  if (!(await connection.offersTls())) {
    return demandsTls(tls) ? speaksNoTls(tls) : undefined;
  }
  onHandshake();
  const { host } = listener;
  let unusable: Error | undefined;
  const options = await tlsOptions(tls, host).catch(error => {
    unusable = error;
    return tlsOptions(undefined, host);
  });
  const rejected = await connection.encrypt(options);
  return unusable ?? (rejected && explainTls(rejected, tls, host));
}
