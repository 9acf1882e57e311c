import { createSecureContext, TLSSocket } from 'node:tls';
import {
  makeAuthority,
  makeCertificate,
  type Certificate,
} from '../../http/__testUtils__/makeCertificates';
import { probing, type Script } from './__testUtils__/probing';
import {
  ASKS_FOR_SCRAM,
  authentication,
  errorResponse,
} from './__testUtils__/serverMessages';

const PASSWORD = 'correct horse 42';
const verify = { user: 'probe', password: PASSWORD, database: 'postgres' };

describe('probeClient over TLS', () => {
  const { probe, stop } = probing();
  let certificate: Certificate;
  let heard: string;

  beforeAll(async () => {
    certificate = await makeCertificate(await makeAuthority('nobody knows'));
  });

  beforeEach(() => {
    heard = '';
  });

  afterEach(stop);

  /** Answers with S and goes on encrypted. */
  const encrypted =
    (answers: Buffer[], requestCert = false): Script =>
    async ({ next, socket }) => {
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
        heard += data.toString('latin1');
        const answer = answers.shift();
        if (answer) {
          secure.write(answer);
        }
      });
    };

  it('is served, whoever signed the certificate', async () => {
    const { result, caller } = await probe(encrypted([ASKS_FOR_SCRAM]));
    expect(result).toMatchObject({ outcome: 'served', tls: true });
    await caller.gone;
  });

  it('gives the password to who asks for it', async () => {
    await probe(
      encrypted([authentication(3), errorResponse('28P01', 'wrong')]),
      { verify },
    );
    expect(heard).toContain(PASSWORD);
  });

  it('is a fault of TLS when a certificate is asked for', async () => {
    const { result } = await probe(encrypted([], true));
    expect(result).toMatchObject({ outcome: 'tls', fault: { kind: 'tls' } });
  });
});
