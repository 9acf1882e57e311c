import { createSecureContext, TLSSocket } from 'node:tls';
import type { Script } from './probing';

/** Agrees to TLS and continues encrypted: answers each message of the caller in turn, and reports what it heard. */
export function encrypted(options: {
  certificate: { cert: string; key: string };
  answers: Buffer[];
  /** Closes the connection instead of answering. */
  closes?: boolean;
  requestCert?: boolean;
  onHeard?: (text: string) => void;
}): Script {
  const { certificate, requestCert = false } = options;
  return async ({ next, socket }) => {
    const answers = [...options.answers];
    await next();
    socket.removeAllListeners('data');
    const secure = new TLSSocket(socket, {
      isServer: true,
      secureContext: createSecureContext(certificate),
      requestCert,
      rejectUnauthorized: requestCert,
    });
    secure.on('error', () => {});
    socket.write('S');
    secure.on('data', data => {
      options.onHeard?.(data.toString('latin1'));
      const answer = answers.shift();
      if (options.closes) {
        secure.end();
      } else if (answer) {
        secure.write(answer);
      }
    });
  };
}
