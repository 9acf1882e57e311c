import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  toEnvironment,
  type EnvironmentRow,
} from '../../environments/toEnvironment';
import type { KindlerDatabase } from '../KindlerDatabase';
import {
  TABLE_OF_LATE_WEB_UI,
  TABLE_OF_SCRIPTS,
} from './__testUtils__/oldTables';
import {
  MADE_BY_SCRIPTS,
  useOldDatabases,
} from './__testUtils__/useOldDatabases';

jest.setTimeout(180_000);

const DOWNGRADE = resolve(
  __dirname,
  '../../../examples/sql/kindler-downgrade.sql',
);

describe('taking over a Kindler database', () => {
  const stage = useOldDatabases();

  // The case migration-values-lost.
  it('loses no value without a word, whatever its form', async () => {
    await stage.old.takeOver(
      `${TABLE_OF_LATE_WEB_UI}
       INSERT INTO clusters (name, provider, status, desired_state, actual_state, created_at, reconcile_error)
       VALUES ('a', 'K3D', 'error', 'ABSENT', 'error', '2025-10-20 08:00:00', 'log line'),
              ('b', ' Kind ', 'unknown', 'stopped', 'Running', NULL, NULL),
              ('c', '', 'Error', NULL, NULL, 'infinity', NULL),
              ('d', 'minikube', 'degraded', 'Present', 'degraded', '2025-10-21 08:00:00', '');`,
      async database => {
        const rows = await database.query<EnvironmentRow>(
          'SELECT * FROM clusters ORDER BY name',
        );
        const assumed = 'the time of the import stands in its place';
        expect(rows).toMatchObject([
          {
            provider: 'k3d',
            desired_state: 'absent',
            actual_state: 'failed',
            created_at: new Date('2025-10-20T08:00:00Z'),
            reconcile_error: 'log line',
          },
          {
            provider: 'kind',
            desired_state: 'present',
            actual_state: 'running',
            created_at: expect.any(Date),
            reconcile_error: `the recorded desired state 'stopped' is neither present nor absent; it counts as present; when it was created is not recorded; ${assumed}`,
          },
          {
            provider: 'k3d',
            desired_state: 'present',
            actual_state: 'failed',
            reconcile_error: `no provider was recorded; k3d, the default of Kindler's scripts, is assumed; the recorded time of creation 'infinity' is not a time; ${assumed}`,
          },
          {
            provider: 'minikube',
            desired_state: 'present',
            actual_state: 'unknown',
            reconcile_error:
              "the recorded provider 'minikube' is not known; the recorded state 'degraded' is not known",
          },
        ]);
        expect(toEnvironment(rows[3])).toMatchObject({
          provider: 'unknown',
          importNotes: [
            { code: 'import-provider', params: { value: 'minikube' } },
            { code: 'import-actual-state', params: { value: 'degraded' } },
          ],
        });
      },
    );
  });

  it('does not lose what triggers and rules would make of the import', async () => {
    await stage.old.takeOver(
      `${TABLE_OF_SCRIPTS}
       CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
         BEGIN NEW.updated_at = now(); RETURN NEW; END $$;
       CREATE TRIGGER touched BEFORE UPDATE OF created_at, subnet ON clusters
         FOR EACH ROW EXECUTE FUNCTION touch();
       CREATE TRIGGER asleep BEFORE UPDATE ON clusters
         FOR EACH ROW EXECUTE FUNCTION touch();
       ALTER TABLE clusters DISABLE TRIGGER asleep;
       COMMENT ON TRIGGER touched ON clusters IS 'it''s kept';
       CREATE TABLE log (name text, at timestamp);
       CREATE RULE logged AS ON UPDATE TO clusters
         DO ALSO INSERT INTO log VALUES (OLD.name, OLD.created_at);
       CREATE RULE kept AS ON DELETE TO clusters DO INSTEAD NOTHING;
       INSERT INTO clusters VALUES
         ('dev', 'k3d', NULL, 1, 2, 3, 4, NULL, '2025-10-21', '2025-10-22');`,
      async database => {
        const updated = () =>
          database.query("SELECT updated_at FROM clusters WHERE name = 'dev'");
        expect(await updated()).toEqual([
          { updated_at: new Date('2025-10-22T00:00:00Z') },
        ]);
        expect(await database.query('SELECT * FROM log')).toEqual([]);
        await database.query("UPDATE clusters SET subnet = '10.0.0.0/8'");
        await database.query('DELETE FROM clusters');
        expect(await updated()).not.toEqual([
          { updated_at: new Date('2025-10-22T00:00:00Z') },
        ]);
        expect(await database.query('SELECT * FROM log')).toHaveLength(1);
        expect(
          await database.query(
            `SELECT tgname, tgenabled, obj_description(oid, 'pg_trigger') AS comment
               FROM pg_trigger WHERE tgrelid = 'clusters'::regclass ORDER BY tgname`,
          ),
        ).toEqual([
          { tgname: 'asleep', tgenabled: 'D', comment: null },
          { tgname: 'touched', tgenabled: 'O', comment: "it's kept" },
        ]);
      },
    );
  });

  it('does for a database that was taken over before what was left out then', async () => {
    await stage.old.takeOver(MADE_BY_SCRIPTS, async (_, client, name) => {
      await client.query(
        `ALTER TABLE clusters DROP COLUMN import_notes;
         DELETE FROM kindler_schema WHERE version > 1;
         UPDATE clusters SET provider = 'K3D', reconcile_error = NULL;
         INSERT INTO clusters (name, provider, http_port)
         VALUES ('new', 'database', 18099);
         UPDATE clusters SET http_port = 18099 WHERE name = 'dev-b';`,
      );
      const again = await stage.old.start(name);
      expect(again.fault).toBeUndefined();
      expect(
        await again.query(
          `SELECT name, provider, import_conflict, reconcile_error
             FROM clusters ORDER BY created_at`,
        ),
      ).toMatchObject([
        { name: 'devops', provider: 'k3d', reconcile_error: null },
        { name: 'dev', provider: 'k3d', reconcile_error: null },
        {
          name: 'dev-b',
          provider: 'k3d',
          import_conflict: true,
          reconcile_error: expect.stringContaining("that of 'new' already"),
        },
        { name: 'new', provider: 'database', import_conflict: false },
      ]);
      await again.stop();
    });
  });

  it('moves what belongs to a provider into its details, and can be taken back', async () => {
    await stage.old.takeOver(MADE_BY_SCRIPTS, async (_, client, name) => {
      await client.query(
        `DELETE FROM kindler_schema WHERE version = 4;
         UPDATE clusters SET details = '{}';
         INSERT INTO clusters (name, provider, route, database_name, database_role)
         VALUES ('shop', 'database', 'platform-rw', 'shop', 'shop_owner');`,
      );
      const read = async (database: KindlerDatabase, which: string) =>
        toEnvironment(
          (
            await database.query<EnvironmentRow>(
              'SELECT * FROM clusters WHERE name = $1',
              [which],
            )
          )[0],
        );
      const newer = await stage.old.start(name);
      const details = {
        route: 'platform-rw',
        database: 'shop',
        role: 'shop_owner',
      };
      expect(await read(newer, 'shop')).toMatchObject({
        desired: 'running',
        details,
      });
      expect((await read(newer, 'dev')).details).toEqual({
        nodePort: 30080,
        pfPort: 19001,
        httpPort: 18090,
        httpsPort: 18443,
        subnet: '10.101.0.0/16',
      });
      await newer.stop();

      await client.query('UPDATE clusters SET route = NULL');
      await client.query(await readFile(DOWNGRADE, 'utf8'));
      const { rows } = await client.query(
        "SELECT route, database_name, database_role FROM clusters WHERE name = 'shop'",
      );
      expect(rows).toEqual([
        {
          route: 'platform-rw',
          database_name: 'shop',
          database_role: 'shop_owner',
        },
      ]);
      const again = await stage.old.start(name);
      expect(await read(again, 'shop')).toMatchObject({ details });
      await again.stop();
    });
  });
});
