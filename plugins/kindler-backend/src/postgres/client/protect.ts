import { explainTls, speaksNoTls } from '../tls/explainTls';
import { demandsTls } from '../tls/PostgresTls';
import { tlsOptions } from '../tls/tlsOptions';
import type { ProbeTarget } from './ProbeTarget';
import type { WireConnection } from './WireConnection';

/**
 * Encrypts a connection where the server offers it, as libpq's `prefer` does, unless TLS is switched off.
 *
 * @returns why the role must not log in over it, where TLS was demanded. The probe goes on without the role then: whether
 * PostgreSQL has a slot for others is no question of our certificates.
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
