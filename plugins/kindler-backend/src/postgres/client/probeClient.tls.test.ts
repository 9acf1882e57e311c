import {
  makeAuthority,
  makeCertificate,
  type Certificate,
} from '../../http/__testUtils__/makeCertificates';
import type { PostgresTls } from '../tls/PostgresTls';
import { encrypted } from './__testUtils__/encrypted';
import { answering, probing } from './__testUtils__/probing';
import {
  ASKS_FOR_SCRAM,
  authentication,
  errorResponse,
} from './__testUtils__/serverMessages';

const PASSWORD = 'correct horse 42';
const KEY = 'kindler.routes[0].verify.tls';
const ASKS_OPENLY = authentication(3);
const NO_SLOT = errorResponse('53300', 'sorry, too many clients already');

const verify = (
  mode?: PostgresTls['mode'],
  more: Partial<PostgresTls> = {},
) => ({
  user: 'probe',
  password: PASSWORD,
  database: 'postgres',
  tls: { key: KEY, mode, ...more },
});

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

  const tls = (...answers: Buffer[]) =>
    encrypted({ certificate, answers, onHeard: text => (heard += text) });

  it('is served, whoever signed the certificate', async () => {
    const { result, caller } = await probe(tls(ASKS_FOR_SCRAM));
    expect(result).toMatchObject({
      outcome: 'served',
      tls: true,
      tlsVersion: 'TLSv1.3',
      sslMode: 'require',
      certificate: { subject: 'kindler-test' },
    });
    await caller.gone;
  });

  it.each<[PostgresTls['mode'], boolean]>([
    ['require', true],
    [undefined, false],
  ])('with mode %s gives the password to who asks: %s', async (mode, gives) => {
    const { result } = await probe(
      tls(ASKS_OPENLY, errorResponse('28P01', 'wrong')),
      { verify: verify(mode) },
    );
    expect(result.outcome).toBe('auth');
    expect(heard.includes(PASSWORD)).toBe(gives);
    expect(result.fault?.hint.includes(`${KEY}.mode`)).toBe(!gives);
  });

  it('asks for no TLS where it is switched off', async () => {
    const { result, caller } = await probe(
      answering(ASKS_FOR_SCRAM),
      {
        verify: verify('disable'),
      },
      { logIn: false },
    );
    expect(result).toMatchObject({ outcome: 'served', depth: 'startup' });
    expect(result.tls).toBeUndefined();
    expect(caller.received.toString('latin1')).toContain('user\0probe\0');
  });

  it.each([
    ['no TLS', 'require', () => answering('N', ASKS_FOR_SCRAM), 'mode'],
    ['a stranger', 'verify-full', () => tls(ASKS_FOR_SCRAM), 'caFile'],
  ] as const)(
    'tells nothing of the role to %s, and sees that others are answered',
    async (_, mode, script, key) => {
      for (const logIn of [true, false]) {
        const { result, caller } = await probe(
          script(),
          { verify: verify(mode) },
          { logIn },
        );
        expect(result).toMatchObject({
          outcome: 'tls',
          phases: { startup: expect.any(Number) },
          fault: {
            kind: 'tls',
            hint: expect.stringContaining(`${KEY}.${key}`),
          },
        });
        await caller.gone;
        expect(heard + caller.received.toString('latin1')).not.toContain(
          'probe',
        );
      }
    },
  );

  it.each([
    ['no TLS', 'require', () => answering('N', NO_SLOT)],
    ['a stranger', 'verify-full', () => tls(NO_SLOT)],
  ] as const)(
    'sees that %s has no slot for others',
    async (_, mode, script) => {
      const { result } = await probe(script(), { verify: verify(mode) });
      expect(result.outcome).toBe('no-slot');
    },
  );

  it('says which file cannot be used, and sees what others get', async () => {
    const { result } = await probe(tls(ASKS_FOR_SCRAM), {
      verify: verify('verify-full', { caFile: '/nowhere/ca.crt' }),
    });
    expect(result).toMatchObject({
      outcome: 'tls',
      fault: {
        kind: 'config',
        message: `The file of ${KEY}.caFile cannot be used: ENOENT`,
      },
    });
  });

  it('is a fault of TLS when a certificate is asked for', async () => {
    const { result } = await probe(
      encrypted({ certificate, answers: [], requestCert: true }),
      { verify: verify() },
    );
    expect(result).toMatchObject({
      outcome: 'tls',
      fault: { kind: 'tls', hint: expect.stringContaining(`${KEY}.certFile`) },
    });
  });
});
