import { waitFor } from '@kindler/lab';
import { readSqlFacts } from './readSqlFacts';
import { MINUTE, ROLE, useProbe } from './__testUtils__/useProbe';

describe('the role of the SQL probes on real servers', () => {
  const stage = useProbe();
  const {
    password,
    archiveAdmin,
    ordersAdmin,
    asArchiveAdmin,
    runScript,
    target,
  } = stage;

  beforeAll(() =>
    runScript(archiveAdmin(), `role=${ROLE}`, `password=${password}`),
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
      const view = await stage.probe.read(target(server, `${ROLE}_bare`));
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
            const { slots } = await stage.probe.read(target(server));
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
      const leader = await stage.lab.leader();
      const { members } = stage.lab.state;
      const primary = members.find(({ name }) => name === leader)!;
      const replicas = members.filter(({ name }) => name !== leader);
      await waitFor(
        'the role on every member',
        async () => {
          for (const { port, host } of replicas) {
            const view = await stage.probe.read(target({ host, port }));
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
      const { standbys, slots } = await stage.probe.read(target(primary));
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
});
