import type { ProbeResult } from '../../model/ClientSnapshot';
import { answering, probing, type Script } from './__testUtils__/probing';
import { scramServer } from './__testUtils__/scramServer';
import {
  ASKS_FOR_SCRAM,
  authentication,
  dataRow,
  errorResponse,
  READY,
  serverMessage,
  statementError,
} from './__testUtils__/serverMessages';

const PASSWORD = 'correct horse 42';
const verify = { user: 'probe', password: PASSWORD, database: 'postgres' };

describe('probeClient with a role', () => {
  const { probe, stop } = probing();
  const scram = scramServer(PASSWORD);

  afterEach(stop);

  /** Lets the role in and answers queries in turn. */
  const serves =
    (...answers: Buffer[]): Script =>
    async caller => {
      const { next, socket } = caller;
      const exchange = scram();
      await answering('N', ASKS_FOR_SCRAM)(caller);
      socket.write(exchange.first(await next()));
      socket.write(exchange.final(await next()));
      socket.write(serverMessage('S', 'server_version\x0015.4 (Debian)\0'));
      socket.write(serverMessage('K', Buffer.alloc(8)));
      socket.write(READY);
      await answering(...answers)(caller);
    };

  const row = (...values: Array<string | null>) =>
    Buffer.concat([
      serverMessage('T', '\0\0'),
      dataRow(values),
      serverMessage('C', 'SELECT 1\0'),
      READY,
    ]);
  const primary = row('f', 'off', '10.0.0.7', '5432', '73000', '7');
  const replica = row('t', 'on', null, null, null, null);
  const readOnly = row('f', 'on', null, null, null, null);

  it('asks who serves it and says goodbye', async () => {
    const { result, caller } = await probe(serves(primary), { verify });
    expect(result).toMatchObject({
      outcome: 'served',
      depth: 'query',
      inRecovery: false,
      server: { host: '10.0.0.7', port: 5432 },
      systemIdentifier: '73000',
      timeline: 7,
      phases: { login: expect.any(Number), query: expect.any(Number) },
    });
    await caller.gone;
    expect(caller.received.subarray(-5)).toEqual(
      Buffer.from([0x58, 0, 0, 0, 4]),
    );
    expect(caller.received.toString('latin1')).not.toContain(PASSWORD);
  });

  it('does not log in when it need not', async () => {
    const { result, caller } = await probe(
      answering('N', ASKS_FOR_SCRAM),
      { verify },
      { logIn: false },
    );
    expect(result).toMatchObject({ outcome: 'served', depth: 'startup' });
    await caller.gone;
    expect(caller.received.toString('latin1')).toContain('user\0probe\0');
  });

  it.each<[string, Buffer[], 'read-write' | 'read-only', string]>([
    ['in recovery', [replica], 'read-write', 'read-only'],
    ['in recovery', [replica], 'read-only', 'served'],
    ['for all', [readOnly, row('t')], 'read-write', 'read-only'],
    ['for the role alone', [readOnly, row('f')], 'read-write', 'served'],
  ])('reads only, %s', async (_, answers, intent, outcome) => {
    const { result } = await probe(serves(...answers), { verify, intent });
    expect(result.outcome).toBe(outcome);
  });

  it('asks for less where it may not ask all', async () => {
    const modest = { ...verify };
    const basics = row('f', 'off', '10.0.0.7', '5432');
    const refused = statementError('42501', 'permission denied');
    for (const answers of [[refused, basics], [basics]]) {
      const { result } = await probe(serves(...answers), { verify: modest });
      expect(result).toMatchObject({
        outcome: 'served',
        systemIdentifier: undefined,
        server: { host: '10.0.0.7', port: 5432 },
      });
    }
  });

  it.each<[ProbeResult['outcome'], Buffer]>([
    ['no-slot', errorResponse('53300', 'slots are reserved', 'InitPostgres')],
    ['auth', errorResponse('53300', 'of role', 'InitializeSessionUserId')],
    ['auth', errorResponse('3D000', 'database does not exist')],
    ['starting', errorResponse('57P01', 'terminating connection')],
    ['failed', statementError('XX000', 'what was that?')],
    ['failed', row()],
  ])('gives %s after the log-in: %#', async (outcome, answer) => {
    const { result } = await probe(serves(answer), { verify });
    expect(result).toMatchObject({ outcome, depth: 'query' });
  });

  it.each<[string, Script]>([
    [
      'no line in pg_hba.conf',
      answering('N', errorResponse('28000', 'no pg_hba.conf entry')),
    ],
    [
      'a server that does not know the password',
      async caller => {
        await answering('N', ASKS_FOR_SCRAM)(caller);
        caller.socket.write(scram().first(await caller.next()));
        await answering(
          Buffer.concat([authentication(12, 'v=AAAA'), authentication(0)]),
        )(caller);
      },
    ],
    ['GSSAPI', answering('N', authentication(7))],
    ['another SASL', answering('N', authentication(10, 'OAUTHBEARER\0\0'))],
    ...['r=,s=AAAA,i=4096', 'r=other,s=AAAA,i=4096', 'x', ''].map(
      (first): [string, Script] => [
        `the question '${first}'`,
        answering('N', ASKS_FOR_SCRAM, authentication(11, first)),
      ],
    ),
  ])('is not let in by %s', async (_, script) => {
    const { result } = await probe(script, { verify });
    expect(result).toMatchObject({
      outcome: 'auth',
      depth: 'query',
      fault: {
        kind: 'auth',
        hint: expect.stringContaining('kindler.routes[].verify'),
      },
    });
  });

  it('is not let in with a wrong password', async () => {
    const { result } = await probe(serves(primary), {
      verify: { ...verify, password: 'wrong' },
    });
    expect(result).toMatchObject({ outcome: 'auth', depth: 'query' });
  });

  it('answers MD5 with a hash', async () => {
    const { result, caller } = await probe(
      answering(
        'N',
        authentication(5, Buffer.from([1, 2, 3, 4])),
        Buffer.concat([authentication(0), READY]),
        row('f', 'off', null, null),
      ),
      { verify },
    );
    expect(result).toMatchObject({ outcome: 'served', depth: 'query' });
    expect(caller.received.toString('latin1')).toMatch(/md5[0-9a-f]{32}\0/);
  });

  it('never gives the password in clear text to who asks for it openly', async () => {
    const { result, caller } = await probe(
      answering('N', authentication(3), authentication(0)),
      { verify },
    );
    expect(result).toMatchObject({
      outcome: 'auth',
      fault: { message: expect.stringContaining('clear text') },
    });
    await caller.gone;
    expect(caller.received.toString('latin1')).not.toContain(PASSWORD);
  });
});
