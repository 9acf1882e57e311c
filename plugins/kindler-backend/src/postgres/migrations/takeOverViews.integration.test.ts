import { OldDatabases } from './__testUtils__/OldDatabases';
import {
  TABLE_OF_LATE_WEB_UI,
  TABLE_OF_SCRIPTS,
  TABLE_OF_WEB_UI,
} from './__testUtils__/oldTables';

jest.setTimeout(180_000);

const ROW = `
  INSERT INTO clusters (name, provider, subnet, node_port, pf_port, http_port, https_port, created_at)
  VALUES ('dev', 'k3d', '10.101.0.0/16', 1, 2, 3, 4, '2025-10-21 08:00:00');`;

describe('taking over a Kindler database with views on clusters', () => {
  let old: OldDatabases;

  beforeAll(async () => {
    old = await OldDatabases.open();
  });

  afterAll(async () => {
    await old?.close();
  });

  // Among them the case migration-view-blocks-takeover.
  it.each([
    ['scripts', TABLE_OF_SCRIPTS],
    ['the web UI', TABLE_OF_WEB_UI],
    ['the late web UI', TABLE_OF_LATE_WEB_UI],
  ])(
    'keeps every view, with what belongs to it, on the table of %s',
    async (_, table) => {
      await old.takeOver(
        `${table} ${ROW}
       CREATE VIEW plain AS SELECT name, provider, server_ip FROM clusters;
       CREATE VIEW every_column WITH (security_barrier) AS SELECT * FROM clusters;
       CREATE VIEW over_view AS
         SELECT name, created_at::date AS day, subnet FROM every_column WHERE created_at > '2025-01-01';
       CREATE MATERIALIZED VIEW kept WITH (fillfactor = 70) AS
         SELECT name, over_view.subnet, created_at FROM over_view JOIN clusters USING (name);
       CREATE UNIQUE INDEX kept_key ON kept (name);
       COMMENT ON MATERIALIZED VIEW kept IS 'it''s kept';
       COMMENT ON COLUMN kept.name IS 'a name';
       GRANT SELECT ON kept, every_column TO PUBLIC;
       CREATE MATERIALIZED VIEW empty AS SELECT created_at FROM clusters WITH NO DATA;
       CREATE VIEW over_kept AS SELECT count(*) AS rows, max(created_at) AS newest FROM kept;
       CREATE VIEW changed AS SELECT name, updated_at FROM clusters;
       CREATE RULE into_changed AS ON INSERT TO changed DO INSTEAD
         INSERT INTO clusters (name, provider, node_port, pf_port, http_port, https_port, created_at)
         VALUES (NEW.name, 'k3d', 0, 0, 9, 9, NEW.updated_at);`,
        async (database, client) => {
          const [seen] = await database.query(
            `SELECT plain.name, plain.provider, day::text, over_view.subnet::text,
                  every_column.created_at::text, kept.subnet::text AS kept, newest::text
             FROM plain JOIN over_view USING (name) JOIN every_column USING (name)
             JOIN kept USING (name) CROSS JOIN over_kept`,
          );
          expect(seen).toEqual({
            name: 'dev',
            provider: 'k3d',
            day: '2025-10-21',
            subnet: '10.101.0.0/16',
            created_at: '2025-10-21 08:00:00',
            kept: '10.101.0.0/16',
            newest: '2025-10-21 08:00:00',
          });
          expect(
            await database.query(
              `SELECT relname, relispopulated AS full, reloptions,
                    has_table_privilege('pg_monitor', oid, 'SELECT') AS public,
                    obj_description(oid, 'pg_class') AS comment
               FROM pg_class
              WHERE relname IN ('every_column', 'kept', 'empty') ORDER BY 1`,
            ),
          ).toEqual([
            {
              relname: 'empty',
              full: false,
              reloptions: null,
              public: false,
              comment: null,
            },
            {
              relname: 'every_column',
              full: true,
              reloptions: ['security_barrier=true'],
              public: true,
              comment: null,
            },
            {
              relname: 'kept',
              full: true,
              reloptions: ['fillfactor=70'],
              public: true,
              comment: "it's kept",
            },
          ]);
          await client.query('REFRESH MATERIALIZED VIEW CONCURRENTLY kept');
          await database.query("INSERT INTO changed VALUES ('new', now())");
          expect(await database.query('SELECT * FROM clusters')).toHaveLength(
            2,
          );
        },
      );
    },
  );

  it('names what cannot be kept, and leaves the database as it was', async () => {
    await old.tryTakingOver(
      `${TABLE_OF_WEB_UI} ${ROW}
       CREATE VIEW private AS SELECT name FROM clusters WHERE subnet LIKE '10.%';`,
      async (database, client) => {
        expect(database.fault).toMatchObject({
          kind: 'config',
          message: expect.stringMatching(
            /^The view public\.private keeps table clusters from being taken over.*cidr ~~/,
          ),
          hint: expect.stringContaining('Nothing was changed'),
        });
        const { rows } = await client.query('SELECT * FROM private');
        expect(rows).toEqual([{ name: 'dev' }]);
      },
    );
  });

  it('names what keeps a materialized view from being made anew', async () => {
    await old.tryTakingOver(
      `${TABLE_OF_WEB_UI} ${ROW}
       CREATE MATERIALIZED VIEW kept AS SELECT name, created_at FROM clusters;
       CREATE FUNCTION first_kept() RETURNS SETOF kept LANGUAGE sql AS 'SELECT * FROM kept';`,
      async database => {
        expect(database.fault?.message).toMatch(
          /materialized view public\.kept .*function first_kept\(\)/,
        );
      },
    );
  });
});
