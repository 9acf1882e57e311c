import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import type { Fault } from '@kindler/backstage-plugin-kindler-common';
import {
  makeAuthority,
  makeCertificate,
  type Certificate,
} from '../http/__testUtils__/makeCertificates';
import { classifyError } from '../model/fault';
import { encrypted } from './client/__testUtils__/encrypted';
import { answering, type Script } from './client/__testUtils__/probing';
import {
  authentication,
  errorResponse,
} from './client/__testUtils__/serverMessages';
import { startListener } from './client/__testUtils__/startListener';
import { probeClient } from './client/probeClient';
import { connectOnce } from './connectOnce';
import { KindlerDatabase } from './KindlerDatabase';
import { readSqlFacts } from './readSqlFacts';
import { SqlProbe } from './SqlProbe';
import type { PostgresTls } from './tls/PostgresTls';
import { sourceId } from '../model/SourceId';

const PASSWORD = 'correct horse 42';
const KEY = 'kindler.somewhere.tls';
const ASKS_OPENLY = authentication(3);

interface Role {
  user: string;
  password: string;
  database: string;
  tls: PostgresTls;
}

type Address = { host: string; port: number };

const rejection = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    error => classifyError(error, sourceId.postgresSql('orders', 'x')),
  );

/** Every way in which this backend logs in to PostgreSQL, and the fault that it ends with. */
const WAYS: Record<
  string,
  (listener: Address, role: Role) => Promise<Fault | undefined>
> = {
  'one connection': (listener, role) =>
    rejection(
      connectOnce({ ...listener, ...role, timeoutMs: 4000 }, async () => {}),
    ),
  facts: (listener, role) =>
    rejection(readSqlFacts({ ...listener, ...role, timeoutMs: 4000 })),
  'a probe of a node': (listener, role) =>
    rejection(new SqlProbe().read({ ...listener, ...role, timeoutMs: 4000 })),
  'the Kindler database': async (listener, role) => {
    const database = new KindlerDatabase({
      connection: { ...listener, ...role },
      route: 'x',
      logger: mockServices.logger.mock(),
    });
    await database.probe();
    const { fault } = database;
    await database.stop();
    return fault;
  },
  'a client probe': async (listener, verify) => {
    const { fault } = await probeClient(
      { name: 'orders-rw', intent: 'read-write', listener, verify },
      { logIn: true, deadlineMs: 4000 },
    );
    return fault;
  },
};

describe('each way to PostgreSQL', () => {
  const stops: Array<() => Promise<void>> = [];
  let certificate: Certificate;
  let folder: string;
  let files: Pick<PostgresTls, 'certFile' | 'keyFile'>;

  beforeAll(async () => {
    certificate = await makeCertificate(await makeAuthority('test'));
    folder = await mkdtemp(join(tmpdir(), 'kindler-tls-'));
    files = { certFile: join(folder, 'crt'), keyFile: join(folder, 'key') };
    await writeFile(files.certFile!, certificate.cert);
    await writeFile(files.keyFile!, certificate.key);
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
  });

  const roleWith = (tls: Partial<PostgresTls>): Role => ({
    user: 'probe',
    password: PASSWORD,
    database: 'postgres',
    tls: { key: KEY, ...tls },
  });

  async function listen(script: Script) {
    const started = await startListener(script);
    stops.push(started.stop);
    return started;
  }

  const CASES = Object.entries(WAYS);

  it.each(CASES)('gives no password in clear text: %s', async (_, connect) => {
    for (const mode of [undefined, 'disable'] as const) {
      const { listener, callers } = await listen(async caller => {
        // Who asks for TLS is told that there is none.
        const first = await caller.next();
        if (first.length === 8) {
          caller.socket.write('N');
          await caller.next();
        }
        caller.socket.write(ASKS_OPENLY);
        await answering(authentication(0))(caller);
      });
      const fault = await connect(listener, roleWith({ mode }));
      expect(fault).toMatchObject({
        kind: 'auth',
        message: expect.stringContaining('clear text'),
        hint: expect.stringContaining(`${KEY}.mode`),
      });
      await callers[0].gone;
      expect(callers[0].received.toString('latin1')).not.toContain(PASSWORD);
    }
  });

  it.each(CASES)('gives it over TLS to who asks: %s', async (_, connect) => {
    let heard = '';
    const { listener } = await listen(
      encrypted({
        certificate,
        answers: [ASKS_OPENLY, errorResponse('28P01', 'no')],
        onHeard: text => (heard += text),
      }),
    );
    expect(
      await connect(listener, roleWith({ mode: 'require' })),
    ).toMatchObject({ kind: 'auth' });
    expect(heard).toContain(PASSWORD);
  });

  it.each(CASES)('gives it to no stranger: %s', async (_, connect) => {
    let heard = '';
    const { listener } = await listen(
      encrypted({
        certificate,
        answers: [ASKS_OPENLY, ASKS_OPENLY],
        onHeard: text => (heard += text),
      }),
    );
    const fault = await connect(listener, roleWith({ mode: 'verify-full' }));
    expect(fault).toMatchObject({
      kind: 'tls',
      hint: expect.stringContaining(`${KEY}.caFile`),
    });
    expect(heard).not.toContain(PASSWORD);
  });

  it.each(CASES)(
    'gives it to nobody without the TLS that is demanded: %s',
    async (_, connect) => {
      const { listener, callers } = await listen(
        answering('N', ASKS_OPENLY, authentication(0)),
      );
      const fault = await connect(listener, roleWith({ mode: 'require' }));
      expect(fault).toMatchObject({
        kind: 'tls',
        hint: expect.stringContaining(`${KEY}.mode`),
      });
      expect(callers[0].received.toString('latin1')).not.toContain(PASSWORD);
    },
  );

  it.each(CASES)(
    'knows who refuses its certificate without a word: %s',
    async (_, connect) => {
      const { listener } = await listen(
        encrypted({ certificate, answers: [], closes: true }),
      );
      const fault = await connect(
        listener,
        roleWith({ mode: 'require', ...files }),
      );
      expect(fault).toMatchObject({
        kind: 'tls',
        hint: expect.stringContaining(`${KEY}.certFile`),
      });
    },
  );

  it.each(CASES)('says which file cannot be read: %s', async (_, connect) => {
    const { listener } = await listen(
      encrypted({
        certificate,
        answers: [authentication(10, 'SCRAM-SHA-256\0\0')],
      }),
    );
    const tls = { mode: 'verify-full', caFile: '/nowhere/ca.crt' } as const;
    expect(await connect(listener, roleWith(tls))).toMatchObject({
      kind: 'config',
      hint: expect.stringContaining(`${KEY}.caFile`),
    });
  });
});
