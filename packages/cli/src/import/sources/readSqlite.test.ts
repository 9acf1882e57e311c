import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { readSource } from '../readSource';

/** As the later Kindler makes it. */
const TABLE = `
  CREATE TABLE clusters (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE NOT NULL,
    provider TEXT NOT NULL, subnet TEXT,
    node_port INTEGER, pf_port INTEGER, http_port INTEGER, https_port INTEGER,
    server_ip TEXT, status TEXT DEFAULT 'unknown',
    desired_state TEXT DEFAULT 'present', actual_state TEXT DEFAULT 'unknown',
    last_reconciled_at TIMESTAMP, reconcile_error TEXT,
    created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP);`;

describe('a SQLite file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kindler-sqlite-'));
  let made = 0;

  afterAll(() => rmSync(folder, { recursive: true }));

  const read = (sql: string) => {
    made += 1;
    const path = join(folder, `${made}.db`);
    const database = new DatabaseSync(path);
    database.exec(sql);
    database.close();
    return readSource({ from: path }, { env: {} });
  };

  it('is read oldest first, each value as a text', async () => {
    const { records, refused } = await read(
      `${TABLE}
       INSERT INTO clusters (name, provider, http_port, created_at) VALUES
         ('young', 'kind', 18080, '2025-11-02 08:00:00'),
         ('old', 'k3d', 'eighty', '2025-11-01T08:00:00.5');
       UPDATE clusters SET updated_at = NULL;`,
    );
    expect(refused).toEqual([]);
    expect(records).toEqual([
      {
        line: 1,
        name: 'old',
        provider: 'k3d',
        httpPort: 'eighty',
        status: 'unknown',
        desiredState: 'present',
        actualState: 'unknown',
        createdAt: '2025-11-01T08:00:00.5',
      },
      expect.objectContaining({ line: 2, name: 'young', httpPort: '18080' }),
    ]);
  });

  it('may have few columns, and some that nobody knows', async () => {
    const { records } = await read(
      `CREATE TABLE clusters (name, "x; DROP TABLE clusters");
       INSERT INTO clusters VALUES ('a', 'b'), (NULL, 'c');`,
    );
    expect(records).toEqual([{ line: 1 }, { line: 2, name: 'a' }]);
  });

  it('is none of Kindler without its table', async () => {
    await expect(read('CREATE TABLE other (name)')).rejects.toMatchObject({
      name: 'UsageError',
      message: expect.stringContaining('no table clusters'),
    });
  });

  it('is an error when it holds nothing, or is broken', async () => {
    await expect(read(TABLE)).rejects.toMatchObject({
      name: 'UsageError',
      message: expect.stringContaining('holds no environments'),
    });
    const path = join(folder, 'broken.db');
    writeFileSync(path, `SQLite format 3\0${'x'.repeat(5000)}`);
    await expect(readSource({ from: path }, { env: {} })).rejects.toThrow(
      `The source '${path}' was not read`,
    );
  });

  it('is an error when it is a database that nobody reaches', async () => {
    const env = { OLD: 'postgresql://user:secret@127.0.0.1:1/db' };
    const error = await readSource({ fromEnv: 'OLD' }, { env }).catch(
      each => each,
    );
    expect(error.message).toBe("The source 'OLD' was not read");
    expect(error.cause.message).toMatch(/ECONNREFUSED/);
  });

  it.each([
    [{}, /Name one source/],
    [{ from: 'a', fromEnv: 'B' }, /Name one source/],
    [{ from: '/does/not/exist' }, /--from cannot be read: ENOENT/],
    [{ from: folder }, /--from cannot be read: EISDIR/],
    [{ from: 'postgresql://u:p@h/d' }, /with --from-env$/],
    [{ fromEnv: 'NONE' }, /NONE holds no postgresql/],
    [{ fromEnv: 'WRONG' }, /WRONG holds no postgresql/],
  ])('is named: %j', async (options, why) => {
    const env = { WRONG: 'mysql://user:secret@host/db' };
    const error = await readSource(options, { env }).catch(each => each);
    expect(error.name).toBe('UsageError');
    expect(error.message).toMatch(why);
    expect(error.message).not.toContain('secret');
  });
});
