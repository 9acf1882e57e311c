import { mockServices } from '@backstage/backend-test-utils';
import { openLab, type Lab } from '@kindler/lab';
import { Client, escapeIdentifier } from 'pg';
import { KindlerDatabase } from '../KindlerDatabase';

jest.setTimeout(180_000);

/** As Kindler's scripts made it, without a word from the web UI. */
const MADE_BY_SCRIPTS = `
  CREATE TABLE clusters (
    name VARCHAR(63) PRIMARY KEY,
    provider VARCHAR(10) NOT NULL CHECK (provider IN ('k3d', 'kind')),
    subnet CIDR,
    node_port INT NOT NULL, pf_port INT NOT NULL,
    http_port INT NOT NULL, https_port INT NOT NULL,
    server_ip VARCHAR(45),
    created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP);
  CREATE TABLE tasks (task_id VARCHAR(64) PRIMARY KEY, status VARCHAR(20) NOT NULL);
  INSERT INTO tasks VALUES ('t1', 'completed');
  INSERT INTO clusters (name, provider, subnet, node_port, pf_port, http_port, https_port, server_ip, created_at)
  VALUES ('devops', 'k3d', NULL, 30800, 19000, 10800, 10843, '172.18.0.6', '2025-10-20 08:00:00'),
         ('dev', 'k3d', '10.101.0.0/16', 30080, 19001, 18090, 18443, NULL, '2025-10-21 08:00:00'),
         ('dev-b', 'kind', '10.101.4.0/24', 30080, 19002, 18090, 18444, NULL, '2025-10-22 08:00:00');`;

/** As the web UI made it. */
const MADE_BY_WEB_UI = `
  CREATE TABLE clusters (
    id SERIAL PRIMARY KEY,
    name TEXT UNIQUE NOT NULL,
    provider TEXT NOT NULL,
    subnet TEXT,
    node_port INTEGER, pf_port INTEGER, http_port INTEGER, https_port INTEGER,
    server_ip TEXT,
    status TEXT DEFAULT 'unknown',
    created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP);
  INSERT INTO clusters (name, provider, subnet, node_port, http_port, https_port, status)
  VALUES ('devops', 'k3d', '', 30800, NULL, NULL, 'running'),
         ('Old_Name', 'k3d', '999.999.1.1/99', 30080, 18080, 18443, 'creating'),
         ('uat', 'kind', '10.102.3.4/16', 30080, 18091, 18445, 'stopped');`;

describe('taking over a Kindler database', () => {
  let lab: Lab;
  let closeLab: () => Promise<void>;
  let admin: Client;

  beforeAll(async () => {
    ({ lab, close: closeLab } = await openLab());
    admin = await connect('postgres');
  });

  afterAll(async () => {
    await admin?.end();
    await closeLab?.();
  });

  function access(database: string) {
    const { superuser } = lab.state.credentials;
    return {
      ...lab.state.gateway.listeners.platform_rw,
      ...superuser,
      database,
    };
  }

  async function connect(database: string) {
    const client = new Client(access(database));
    client.on('error', () => {});
    await client.connect();
    return client;
  }

  async function withDatabase(
    ddl: string,
    test: (database: KindlerDatabase, name: string) => Promise<void>,
  ) {
    const name = `takeover_${Date.now()}`;
    await admin.query(`CREATE DATABASE ${escapeIdentifier(name)}`);
    const client = await connect(name);
    await client.query(ddl);
    await client.end();
    const database = KindlerDatabase.create({
      connection: access(name),
      routeKey: 'the test',
      logger: mockServices.logger.mock(),
    });
    try {
      await database.start();
      expect(database.fault).toBeUndefined();
      await test(database, name);
    } finally {
      await database.stop();
      await admin.query(`DROP DATABASE ${escapeIdentifier(name)} WITH (FORCE)`);
    }
  }

  it('makes a new one', async () => {
    await withDatabase('', async database => {
      expect(await database.query('SELECT * FROM clusters')).toEqual([]);
      await expect(
        database.query(
          "INSERT INTO clusters (name, provider) VALUES ('a', 'oracle')",
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
    await withDatabase(MADE_BY_SCRIPTS, async database => {
      const rows = await database.query(
        `SELECT name, provider, subnet, http_port, server_ip, actual_state,
                import_conflict, created_at
           FROM clusters ORDER BY created_at`,
      );
      expect(rows).toMatchObject([
        {
          name: 'devops',
          http_port: 10800,
          server_ip: '172.18.0.6',
          import_conflict: false,
          created_at: new Date('2025-10-20T08:00:00Z'),
        },
        { name: 'dev', subnet: '10.101.0.0/16', import_conflict: false },
        { name: 'dev-b', http_port: 18090, import_conflict: true },
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
    await withDatabase(MADE_BY_WEB_UI, async database => {
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
    await withDatabase(MADE_BY_SCRIPTS, async (database, name) => {
      const others = Array.from({ length: 4 }, () =>
        KindlerDatabase.create({
          connection: access(name),
          routeKey: 'the test',
          logger: mockServices.logger.mock(),
        }),
      );
      await Promise.all(others.map(other => other.start()));
      expect(others.map(({ fault }) => fault)).toEqual(
        others.map(() => undefined),
      );
      await Promise.all(others.map(other => other.stop()));
      expect(await database.query('SELECT * FROM kindler_schema')).toHaveLength(
        1,
      );
    });
  });
});
