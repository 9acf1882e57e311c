import { TABLE_OF_WEB_UI } from './__testUtils__/oldTables';
import {
  MADE_BY_SCRIPTS,
  useOldDatabases,
} from './__testUtils__/useOldDatabases';

jest.setTimeout(180_000);

const MADE_BY_WEB_UI = `${TABLE_OF_WEB_UI}
  INSERT INTO clusters (name, provider, subnet, node_port, http_port, https_port, status)
  VALUES ('devops', 'k3d', '', 30800, NULL, NULL, 'running'),
         ('Old_Name', 'k3d', '999.999.1.1/99', 30080, 18080, 18443, 'creating'),
         ('uat', 'kind', '10.102.3.4/16', 30080, 18091, 18445, 'stopped');`;

describe('taking over a Kindler database', () => {
  const stage = useOldDatabases();

  it('makes a new one', async () => {
    await stage.old.takeOver('', async database => {
      expect(await database.query('SELECT * FROM clusters')).toEqual([]);
      await expect(
        database.query(
          "INSERT INTO clusters (name, provider) VALUES ('a', 'Oracle')",
        ),
      ).rejects.toThrow(/provider_check/);
      await expect(
        database.query(
          "INSERT INTO clusters (name, provider) VALUES ('A', 'k3d')",
        ),
      ).rejects.toThrow(/name_check/);
    });
  });

  it('keeps the rows of the scripts and guards new ones', async () => {
    await stage.old.takeOver(MADE_BY_SCRIPTS, async database => {
      const rows = await database.query(
        `SELECT name, provider, subnet, http_port, server_ip, actual_state,
                import_conflict, created_at, reconcile_error
           FROM clusters ORDER BY created_at`,
      );
      expect(rows).toMatchObject([
        {
          name: 'devops',
          http_port: 10800,
          server_ip: '172.18.0.6',
          import_conflict: false,
          created_at: new Date('2025-10-20T08:00:00Z'),
          reconcile_error: null,
        },
        { name: 'dev', subnet: '10.101.0.0/16', import_conflict: false },
        {
          name: 'dev-b',
          http_port: 18090,
          import_conflict: true,
          reconcile_error:
            "HTTP port 18090 is that of 'dev' already; subnet 10.101.4.0/24 overlaps 10.101.0.0/16 of 'dev'",
        },
      ]);
      expect(await database.query('SELECT * FROM tasks')).toHaveLength(1);

      const insert = (columns: string, values: string) =>
        database.query(
          `INSERT INTO clusters (name, provider, ${columns}) VALUES ('new', 'k3d', ${values})`,
        );
      await expect(insert('http_port', '18090')).rejects.toThrow(/http_port/);
      await expect(insert('subnet', "'10.101.9.0/24'")).rejects.toThrow(
        /subnet/,
      );
      await insert('http_port, subnet', "18099, '10.103.0.0/16'");
      await database.query(
        `INSERT INTO clusters (name, provider, node_port, pf_port, http_port, https_port, updated_at)
         VALUES ('dev', 'k3d', 1, 2, 18090, 18443, CURRENT_TIMESTAMP)
         ON CONFLICT (name) DO UPDATE SET node_port = excluded.node_port`,
      );
    });
  });

  it('keeps the rows of the web UI, and in words what does not fit', async () => {
    await stage.old.takeOver(MADE_BY_WEB_UI, async database => {
      const rows = await database.query(
        `SELECT name, subnet, actual_state, reconcile_error, status
           FROM clusters ORDER BY id`,
      );
      expect(rows).toEqual([
        {
          name: 'devops',
          subnet: null,
          actual_state: 'running',
          reconcile_error: null,
          status: 'running',
        },
        {
          name: 'Old_Name',
          subnet: null,
          actual_state: 'unknown',
          reconcile_error:
            "the recorded subnet '999.999.1.1/99' is not a network",
          status: 'creating',
        },
        {
          name: 'uat',
          subnet: '10.102.0.0/16',
          actual_state: 'stopped',
          reconcile_error: null,
          status: 'stopped',
        },
      ]);
      await database.query(
        "UPDATE clusters SET status = 'running' WHERE name = 'Old_Name'",
      );
    });
  });

  it('is done once, also when several backends start at once', async () => {
    await stage.old.takeOver(MADE_BY_SCRIPTS, async (database, _, name) => {
      const others = await Promise.all(
        Array.from({ length: 4 }, () => stage.old.start(name)),
      );
      expect(others.map(({ fault }) => fault)).toEqual(
        others.map(() => undefined),
      );
      await Promise.all(others.map(other => other.stop()));
      expect(
        await database.query(
          'SELECT version FROM kindler_schema ORDER BY version',
        ),
      ).toEqual([
        { version: 1 },
        { version: 2 },
        { version: 3 },
        { version: 4 },
        { version: 5 },
        { version: 6 },
      ]);
    });
  });
});
