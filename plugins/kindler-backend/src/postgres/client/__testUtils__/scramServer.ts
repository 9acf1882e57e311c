import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { authentication, errorResponse } from './serverMessages';

const ITERATIONS = 4096;

/** The server's side of SCRAM-SHA-256, for stand-ins. It stores what PostgreSQL stores of a password. */
export function scramServer(password: string) {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, ITERATIONS, 32, 'sha256');
  const clientKey = hmac(salted, 'Client Key');
  const storedKey = createHash('sha256').update(clientKey).digest();
  const serverKey = hmac(salted, 'Server Key');
  /** One exchange, i.e. the answer to each message of the client. */
  return () => {
    let bare = '';
    let first = '';
    return {
      /** @param message - the client's first message, as sent */
      first(message: Buffer): Buffer {
        const text = message.toString('utf8');
        bare = text.slice(text.indexOf('n,,') + 3);
        const nonce = /r=([^,]+)/.exec(bare)![1];
        const more = randomBytes(18).toString('base64');
        first = `r=${nonce}${more},s=${salt.toString(
          'base64',
        )},i=${ITERATIONS}`;
        return authentication(11, first);
      },
      /** Returns the final message and the permission, or a refusal. */
      final(message: Buffer): Buffer {
        const [withoutProof, proof] = message
          .toString('utf8', 5)
          .split(',p=') as [string, string];
        const all = `${bare},${first},${withoutProof}`;
        const signature = hmac(storedKey, all);
        const key = Buffer.from(proof, 'base64').map(
          (byte, index) => byte ^ signature[index],
        );
        const known = createHash('sha256').update(key).digest();
        return known.equals(storedKey)
          ? Buffer.concat([
              authentication(
                12,
                `v=${hmac(serverKey, all).toString('base64')}`,
              ),
              authentication(0),
            ])
          : errorResponse(
              '28P01',
              'password authentication failed',
              'auth_failed',
            );
      },
    };
  };
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
