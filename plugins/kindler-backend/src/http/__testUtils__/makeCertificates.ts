import { generate } from 'selfsigned';

export interface Certificate {
  cert: string;
  key: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Creates a certificate authority for tests. */
export async function makeAuthority(name: string): Promise<Certificate> {
  const { cert, private: key } = await generate(
    [{ name: 'commonName', value: name }],
    {
      keyType: 'ec',
      algorithm: 'sha256',
      extensions: [
        { name: 'basicConstraints', cA: true, critical: true },
        { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
      ],
    },
  );
  return { cert, key };
}

/** Creates a certificate for 127.0.0.1, or for clients, that expires in the given number of days. */
export async function makeCertificate(
  authority: Certificate,
  daysLeft = 1,
): Promise<Certificate> {
  const now = Date.now();
  const { cert, private: key } = await generate(
    [{ name: 'commonName', value: 'kindler-test' }],
    {
      keyType: 'ec',
      algorithm: 'sha256',
      ca: authority,
      notBeforeDate: new Date(now - 10 * DAY_MS),
      notAfterDate: new Date(now + daysLeft * DAY_MS),
      extensions: [
        { name: 'basicConstraints', cA: false },
        { name: 'keyUsage', digitalSignature: true },
        { name: 'extKeyUsage', serverAuth: true, clientAuth: true },
        {
          name: 'subjectAltName',
          altNames: [{ type: 7, ip: '127.0.0.1' }],
        },
      ],
    },
  );
  return { cert, key };
}
