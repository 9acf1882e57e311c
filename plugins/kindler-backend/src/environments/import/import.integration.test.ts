import type { EnvironmentRecord } from '@kindler/backstage-plugin-kindler-common';
import type { Client } from 'pg';
import type { KindlerDatabase } from '../../postgres';
import { useOldDatabases } from '../../postgres/migrations/__testUtils__/useOldDatabases';
import { openTables } from '../__testUtils__/openTables';
import { EnvironmentImporter } from './EnvironmentImporter';
import { ImportTable } from './ImportTable';

jest.setTimeout(180_000);

const DEV: EnvironmentRecord = {
  line: 1,
  name: 'dev',
  provider: 'k3d',
  nodePort: '30080',
  httpPort: '18090',
  httpsPort: '18443',
  subnet: '10.101.2.3/16',
  haproxyRoute: 'true',
  actualState: 'stopped',
  error: 'no disk',
  createdAt: '2025-10-21 08:00:00',
};

function setUp(database: KindlerDatabase) {
  const told: string[] = [];
  const importer = new EnvironmentImporter({
    table: new ImportTable(database),
    onAdded: async names => {
      told.push(...names);
    },
  });
  const outcomes = async (rows: EnvironmentRecord[]) => {
    const { items } = await importer.plan({ rows });
    return items.map(({ outcome }) => outcome);
  };
  return { importer, told, outcomes };
}

const count = async (client: Client) =>
  (await client.query('SELECT name FROM clusters')).rowCount;

describe('an import', () => {
  const databases = useOldDatabases();
  const on = (
    test: (database: KindlerDatabase, client: Client) => Promise<void>,
  ) => databases.old.takeOver('', test);

  it('records what a row says, once, and leaves alone what is recorded', () =>
    on(async (database, client) => {
      const { importer, told, outcomes } = setUp(database);
      expect(await importer.plan({ rows: [DEV] })).toMatchObject({
        dryRun: true,
        summary: { added: 1, same: 0, different: 0, refused: 0 },
      });
      expect([await count(client), told]).toEqual([0, []]);

      const answer = await importer.import({ rows: [DEV] });
      expect(answer.items).toMatchObject([
        { line: 1, outcome: 'added', notes: [{ code: 'import-registered' }] },
      ]);
      expect(told).toEqual(['dev']);
      const { table } = openTables(database);
      const recorded = await table.get('dev');
      expect(recorded).toMatchObject({
        provider: 'k3d',
        state: 'unknown',
        desired: 'stopped',
        details: {
          nodePort: 30080,
          httpPort: 18090,
          httpsPort: 18443,
          subnet: '10.101.0.0/16',
        },
        error: 'no disk',
        createdAt: '2025-10-21T08:00:00.000Z',
        importNotes: [{ code: 'import-registered' }],
      });

      expect((await importer.import({ rows: [DEV] })).summary.same).toBe(1);
      expect(told).toEqual(['dev']);
      expect(
        await outcomes([{ line: 1, name: 'dev', provider: 'K3D' }]),
      ).toEqual(['same']);
      const other = { ...DEV, httpPort: '18091', subnet: '', pfPort: '19001' };
      const { items } = await importer.import({ rows: [other] });
      expect(items[0]).toMatchObject({
        outcome: 'different',
        differences: [
          { field: 'pfPort', recorded: '', imported: '19001' },
          { field: 'httpPort', recorded: '18090', imported: '18091' },
        ],
      });
      expect(await table.get('dev')).toEqual(recorded);
    }));

  it('records none where one is refused, and all others when that is asked for', () =>
    on(async (database, client) => {
      const { importer } = setUp(database);
      const rows = [
        DEV,
        { line: 2, name: 'Bad', httpPort: 'x' },
        { line: 3, name: 'dev' },
      ];
      await expect(importer.import({ rows })).rejects.toMatchObject({
        name: 'InputError',
        message:
          "2 of 3 rows cannot be taken, so none was. Line 2, name: the name 'Bad' is no DNS label",
      });
      expect(await count(client)).toBe(0);
      const { items, summary } = await importer.import({ rows, partial: true });
      expect(summary).toMatchObject({ added: 1, refused: 2 });
      expect(items[2].problems[0].problem.text).toBe(
        "line 1 has the name 'dev' already",
      );
      expect(await count(client)).toBe(1);
    }));

  it('leaves ports and networks to who has them, and says so', () =>
    on(async (database, client) => {
      const { importer } = setUp(database);
      await client.query(
        `INSERT INTO clusters (name, provider, http_port, subnet)
         VALUES ('mine', 'k3d', 18080, '10.101.0.0/24')`,
      );
      const twin = { provider: 'kind', httpPort: '18080', httpsPort: '18443' };
      const { items } = await importer.import({
        rows: [
          { line: 1, name: 'wide', subnet: '10.0.0.0/8' },
          { line: 2, name: 'new', ...twin, createdAt: '2025-10-02 00:00:00' },
          { line: 3, name: 'old', ...twin, createdAt: '2025-10-01 00:00:00' },
          { line: 4, name: 'gone', ...twin, desiredState: 'absent' },
        ],
      });
      expect(items.map(({ notes }) => notes.map(({ text }) => text))).toEqual([
        expect.arrayContaining([
          "subnet 10.0.0.0/8 overlaps 10.101.0.0/24 of 'mine'",
        ]),
        ["HTTP port 18080 is that of 'mine' already"],
        ["HTTP port 18080 is that of 'mine' already"],
        [expect.stringContaining('when it was created is not recorded')],
      ]);
      expect(await count(client)).toBe(5);
    }));

  it('happens once when several ask for it', () =>
    on(async (database, client) => {
      const { importer } = setUp(database);
      const rows = Array.from({ length: 50 }, (_, index) => ({
        line: index + 1,
        name: `e-${index}`,
        httpPort: String(20_000 + index),
      }));
      const answers = await Promise.all(
        Array.from({ length: 5 }, () => importer.import({ rows })),
      );
      const added = answers.map(({ summary }) => summary.added);
      expect(added.sort()).toEqual([0, 0, 0, 0, 50]);
      expect(await count(client)).toBe(50);
    }));
});
