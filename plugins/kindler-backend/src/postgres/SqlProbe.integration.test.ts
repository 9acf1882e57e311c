import { waitFor } from '@kindler/lab';
import {
  originalFiles,
  queriesIn,
  readDocument,
} from '../../drills/documents/documents';
import { readSqlFacts } from './readSqlFacts';
import { MINUTE, ROLE, useProbe } from './__testUtils__/useProbe';

describe('the role of the SQL probes on real servers', () => {
  const stage = useProbe();
  const {
    password,
    withClient,
    archiveAdmin,
    asArchiveAdmin,
    runScript,
    target,
  } = stage;

  it.each([[[]], [[`role=${ROLE}`]], [[`role=${ROLE}`, 'password=']]])(
    'is not made without a password: %j',
    async variables => {
      await expect(
        runScript(archiveAdmin(), ...variables),
      ).rejects.toMatchObject({
        stderr: expect.stringContaining('Set the password'),
      });
      await asArchiveAdmin(async client => {
        const { rowCount } = await client.query(
          'SELECT FROM pg_roles WHERE rolname = $1',
          [ROLE],
        );
        expect(rowCount).toBe(0);
      });
    },
  );

  it('runs every query that documents tell people to ask', async () => {
    const queries = originalFiles().flatMap(file =>
      queriesIn(readDocument(file)),
    );
    expect(queries.length).toBeGreaterThan(20);
    await asArchiveAdmin(async client => {
      for (const query of new Set(queries)) {
        const outcome = await client.query(query).then(
          () => 'done',
          ({ code }) => code,
        );
        // Some of them ask what only a standby can answer.
        expect([query, outcome]).toEqual([
          query,
          expect.stringMatching(/^(done|55000)$/),
        ]);
      }
    });
  });

  it('sees all with exactly the shipped role, also when it is made twice', async () => {
    const server = archiveAdmin();
    await runScript(server, `role=${ROLE}`, 'password=another');
    await runScript(server, `role=${ROLE}`, `password=${password}`);
    const view = await stage.probe.read(target(server));
    expect(view).toEqual({
      inRecovery: false,
      systemIdentifier: expect.stringMatching(/^\d{19}$/),
      timeline: 1,
      serverVersion: expect.any(Number),
      maxConnections: expect.any(Number),
      connections: expect.any(Number),
      lsn: expect.stringMatching(/^[0-9A-F]+\/[0-9A-F]+$/),
      slots: [],
      standbys: [],
    });
    expect(view.connections).toBeGreaterThan(0);
    const facts = await readSqlFacts(target(server));
    expect(facts.systemIdentifier).toBe(view.systemIdentifier);

    await withClient({ ...server, user: ROLE, password }, async client => {
      const refused = { code: expect.stringMatching(/^(25006|42501)$/) };
      await expect(
        client.query('CREATE TABLE public.kindler_probe_test ()'),
      ).rejects.toMatchObject(refused);
      await client.query('SET default_transaction_read_only = off');
      for (const statement of [
        'CREATE DATABASE kindler_probe_test',
        'CREATE ROLE kindler_probe_test_2',
        'CREATE SCHEMA kindler_probe_test',
        "SELECT pg_read_file('PG_VERSION')",
        'SELECT rolpassword FROM pg_authid',
        'SELECT pg_switch_wal()',
        "SELECT pg_create_physical_replication_slot('kindler_probe_test')",
      ]) {
        await expect(client.query(statement)).rejects.toMatchObject(refused);
      }
    });
  });

  it(
    'keeps one connection, and finds back after the server was away',
    async () => {
      const server = archiveAdmin();
      const started = () =>
        asArchiveAdmin(async client => {
          const { rows } = await client.query(
            "SELECT pid FROM pg_stat_activity WHERE application_name = 'kindler-probe' AND usename = $1",
            [ROLE],
          );
          return rows.map(({ pid }) => pid);
        });
      await stage.probe.read(target(server));
      const first = await started();
      await stage.probe.read(target(server));
      expect(await started()).toEqual(first);
      expect(first).toHaveLength(1);

      await stage.lab.stopArchive();
      await expect(stage.probe.read(target(server))).rejects.toThrow();
      await stage.lab.startArchive();
      await expect(stage.probe.read(target(server))).resolves.toMatchObject({
        inRecovery: false,
      });
      expect(await started()).not.toEqual(first);
    },
    MINUTE,
  );

  it(
    'sees that a replica pauses its replay',
    async () => {
      const leader = await stage.lab.leader();
      const replica = stage.lab.state.members.find(
        ({ name }) => name !== leader,
      )!;
      const { superuser } = stage.lab.state.credentials;
      const asked = {
        ...replica,
        ...superuser,
        database: 'postgres',
        timeoutMs: 5000,
      };
      await withClient({ ...replica, ...superuser }, async client => {
        await client.query('SELECT pg_wal_replay_pause()');
        try {
          await waitFor(
            'the pause',
            async () => {
              const { replayPaused } = await stage.probe.read(asked);
              return replayPaused === true;
            },
            { deadlineMs: 10_000 },
          );
        } finally {
          await client.query('SELECT pg_wal_replay_resume()');
        }
      });
      expect(await stage.probe.read(asked)).toMatchObject({
        replayPaused: false,
      });
    },
    MINUTE,
  );
});
