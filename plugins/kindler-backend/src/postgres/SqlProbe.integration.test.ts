import { randomBytes } from 'node:crypto';
import { openLab, waitFor, type Lab } from '@kindler/lab';
import { Client } from 'pg';
import { runSql } from '../__testUtils__/runSql';
import type { SqlTarget } from './connectOnce';
import { readSqlFacts } from './readSqlFacts';
import { SqlProbe } from './SqlProbe';

const MINUTE = 60_000;
const ROLE = 'kindler_probe_test';

describe('the role of the SQL probes on real servers', () => {
  let lab: Lab;
  let close: () => Promise<void>;
  let probe: SqlProbe;
  const password = randomBytes(12).toString('hex');

  const withClient = async <T>(
    server: { host: string; port: number; user: string; password: string },
    work: (client: Client) => Promise<T>,
  ): Promise<T> => {
    const { host, port, user } = server;
    const client = new Client({
      host,
      port,
      user,
      password: server.password,
      database: 'postgres',
    });
    client.on('error', () => {});
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  };

  const archiveAdmin = () => ({
    ...lab.state.archive,
    ...lab.state.credentials.archiveSuperuser,
  });
  const ordersAdmin = () => ({
    ...lab.state.gateway.listeners.orders_rw,
    ...lab.state.credentials.superuser,
  });
  const asArchiveAdmin = <T>(work: (client: Client) => Promise<T>) =>
    withClient(archiveAdmin(), work);
  const asOrdersAdmin = <T>(work: (client: Client) => Promise<T>) =>
    withClient(ordersAdmin(), work);

  beforeAll(async () => {
    ({ lab, close } = await openLab());
  }, 4 * MINUTE);

  beforeEach(() => {
    probe = SqlProbe.create();
  });

  afterEach(async () => {
    await probe.close();
  });

  afterAll(async () => {
    await asArchiveAdmin(async client => {
      await client.query(`DROP ROLE IF EXISTS ${ROLE}`);
      await client.query(`DROP ROLE IF EXISTS ${ROLE}_bare`);
    });
    await asOrdersAdmin(client => client.query(`DROP ROLE IF EXISTS ${ROLE}`));
    await close?.();
  }, 4 * MINUTE);

  function runScript(
    server: ReturnType<typeof archiveAdmin> | ReturnType<typeof ordersAdmin>,
    ...variables: string[]
  ) {
    return runSql(lab, server, 'kindler-probe.sql', variables);
  }

  const target = (
    server: { host: string; port: number },
    user = ROLE,
  ): SqlTarget => ({
    host: server.host,
    port: server.port,
    user,
    password,
    database: 'postgres',
    timeoutMs: 5000,
    applicationName: 'kindler-probe',
  });

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

  it('sees all with exactly the shipped role, also when it is made twice', async () => {
    const server = archiveAdmin();
    await runScript(server, `role=${ROLE}`, 'password=another');
    await runScript(server, `role=${ROLE}`, `password=${password}`);
    const view = await probe.read(target(server));
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
      await probe.read(target(server));
      const first = await started();
      await probe.read(target(server));
      expect(await started()).toEqual(first);
      expect(first).toHaveLength(1);

      await lab.stopArchive();
      await expect(probe.read(target(server))).rejects.toThrow();
      await lab.startArchive();
      await expect(probe.read(target(server))).resolves.toMatchObject({
        inRecovery: false,
      });
      expect(await started()).not.toEqual(first);
    },
    MINUTE,
  );

  it('tells less, and no less truly, without privileges', async () => {
    const server = archiveAdmin();
    await asArchiveAdmin(async client => {
      await client.query(
        `CREATE ROLE ${ROLE}_bare LOGIN PASSWORD ${client.escapeLiteral(
          password,
        )}`,
      );
      await client.query(
        'REVOKE EXECUTE ON FUNCTION pg_control_system(), pg_control_checkpoint() FROM PUBLIC',
      );
    });
    try {
      const view = await probe.read(target(server, `${ROLE}_bare`));
      expect(view).toMatchObject({ inRecovery: false, timeline: 1, slots: [] });
      expect(view.connections).toBeUndefined();
      expect(view.systemIdentifier).toBeUndefined();
      const facts = await readSqlFacts(target(server, `${ROLE}_bare`));
      expect(facts.connections).toBeUndefined();
    } finally {
      await asArchiveAdmin(client =>
        client.query(
          'GRANT EXECUTE ON FUNCTION pg_control_system(), pg_control_checkpoint() TO PUBLIC',
        ),
      );
    }
  });

  it(
    'sees what a slot keeps, and that it is lost',
    async () => {
      const server = archiveAdmin();
      const slot = (state: Record<string, unknown>) =>
        waitFor(
          JSON.stringify(state),
          async () => {
            const { slots } = await probe.read(target(server));
            expect(slots).toEqual([expect.objectContaining(state)]);
            return slots![0];
          },
          { deadlineMs: 20_000, everyMs: 200 },
        );
      await asArchiveAdmin(async client => {
        await client.query(
          "SELECT pg_create_physical_replication_slot('audit', true)",
        );
        try {
          await slot({
            name: 'audit',
            type: 'physical',
            active: false,
            restartLsn: expect.stringMatching(/\//),
            walStatus: 'reserved',
          });
          await client.query("ALTER SYSTEM SET max_slot_wal_keep_size = '1MB'");
          await client.query('SELECT pg_reload_conf()');
          for (let times = 0; times < 4; times += 1) {
            await client.query(
              'SELECT pg_logical_emit_message(false, $1, $2)',
              ['kindler', 'x'],
            );
            await client.query('SELECT pg_switch_wal()');
          }
          await client.query('CHECKPOINT');
          await slot({ name: 'audit', walStatus: 'lost' });
        } finally {
          await client.query("SELECT pg_drop_replication_slot('audit')");
          await client.query('ALTER SYSTEM RESET max_slot_wal_keep_size');
          await client.query('SELECT pg_reload_conf()');
        }
      });
    },
    MINUTE,
  );

  it(
    'sees who streams from whom',
    async () => {
      await runScript(ordersAdmin(), `role=${ROLE}`, `password=${password}`);
      const leader = await lab.leader();
      const { members } = lab.state;
      const primary = members.find(({ name }) => name === leader)!;
      const replicas = members.filter(({ name }) => name !== leader);
      await waitFor(
        'the role on every member',
        async () => {
          for (const { port, host } of replicas) {
            const view = await probe.read(target({ host, port }));
            expect(view).toMatchObject({
              inRecovery: true,
              timeline: expect.any(Number),
              receiveLsn: expect.stringMatching(/\//),
              replayLsn: expect.stringMatching(/\//),
              upstream: { host: primary.host, port: primary.port },
              receiver: 'streaming',
              restores: false,
              delayed: false,
              replayPaused: false,
            });
          }
          return true;
        },
        { deadlineMs: 20_000 },
      );
      const { standbys, slots } = await probe.read(target(primary));
      expect(standbys?.map(({ name }) => name).sort()).toEqual(
        replicas.map(({ name }) => name).sort(),
      );
      expect(standbys?.[0]).toMatchObject({
        address: expect.any(String),
        state: 'streaming',
        syncState: 'async',
      });
      expect(slots?.filter(({ active }) => active)).toHaveLength(2);
    },
    MINUTE,
  );

  it(
    'sees that a replica pauses its replay',
    async () => {
      const leader = await lab.leader();
      const replica = lab.state.members.find(({ name }) => name !== leader)!;
      const { superuser } = lab.state.credentials;
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
              const { replayPaused } = await probe.read(asked);
              return replayPaused === true;
            },
            { deadlineMs: 10_000 },
          );
        } finally {
          await client.query('SELECT pg_wal_replay_resume()');
        }
      });
      expect(await probe.read(asked)).toMatchObject({ replayPaused: false });
    },
    MINUTE,
  );
});
