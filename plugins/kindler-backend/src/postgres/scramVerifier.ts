import { createHash, createHmac, pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';

const ITERATIONS = 4096;

/**
 * Creates the SCRAM-SHA-256 verifier that PostgreSQL stores for a password (RFC 5803 in PostgreSQL's format). Sent in
 * place of the password, it keeps the password out of statements, server logs and statistics. The password must be
 * printable ASCII.
 */
export async function scramVerifier(password: string): Promise<string> {
  const salt = randomBytes(16);
  const salted = await promisify(pbkdf2)(
    password,
    salt,
    ITERATIONS,
    32,
    'sha256',
  );
  const hmac = (text: string) =>
    createHmac('sha256', salted).update(text).digest();
  const storedKey = createHash('sha256').update(hmac('Client Key')).digest();
  const keys = [storedKey, hmac('Server Key')].map(key =>
    key.toString('base64'),
  );
  return `SCRAM-SHA-256$${ITERATIONS}:${salt.toString('base64')}$${keys.join(
    ':',
  )}`;
}
