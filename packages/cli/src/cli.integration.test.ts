import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// What older Kindlers made is told in one place.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import {
  TABLE_OF_LATE_WEB_UI,
  TABLE_OF_SCRIPTS,
  TABLE_OF_WEB_UI,
} from '../../../plugins/kindler-backend/src/postgres/migrations/__testUtils__/oldTables';
import { useLabPortal } from './__testUtils__/useLabPortal';

jest.setTimeout(300_000);

describe('kindler, built, on a real portal', () => {
  const portal = useLabPortal();
  const folder = mkdtempSync(join(tmpdir(), 'kindler-import-'));

  afterAll(() => rmSync(folder, { recursive: true }));

  const file = (name: string, lines: string[]) => {
    const path = join(folder, name);
    writeFileSync(path, lines.map(line => `${line}\r\n`).join(''));
    return path;
  };

  it.each([
    ['--version', 0, /^\d+\.\d+\.\d+/],
    ['list databases routes', 0, /^DATABASE .*ok/s],
    ['incidents --open', 0, /No incidents/],
    ['trace nowhere', 2, /No route 'nowhere'/],
    ['frob', 2, /unknown command/],
    ['list --portal http://127.0.0.1:1', 12, /was not reached/],
    ['list --token-file /dev/null', 2, /holds no token/],
    ['import', 2, /Name one source/],
    ['doctor --patroni http://127.0.0.1:1', 12, /unreachable \(refused\)/],
  ])('%s ends with %d', async (args, expected, what) => {
    const { exitCode, out, errors } = await portal.kindler(args);
    expect([exitCode, out + errors]).toEqual([
      expected,
      expect.stringMatching(what),
    ]);
  });

  it('traces a route', async () => {
    const { exitCode, out } = await portal.kindler(
      `trace ${portal.route} --json`,
    );
    expect(JSON.parse(out)).toMatchObject({
      exitCode,
      route: portal.route,
      verdict: 'ok',
      hops: expect.arrayContaining([expect.objectContaining({ kind: 'sql' })]),
    });
    expect(exitCode).toBe(0);
  });

  it('says who is not let in', async () => {
    const { exitCode, errors } = await portal.kindler('list databases', {
      KINDLER_TOKEN: 'none',
    });
    expect([exitCode, errors]).toEqual([12, expect.stringMatching(/token/i)]);
  });

  it('makes an environment, looks after it, and removes it', async () => {
    const all = [
      'environments create cli-shop --provider database --wait --timeout 120',
      'environments wait cli-shop --timeout 60',
      'reconcile cli-shop --dry-run',
      'reconcile cli-shop --wait',
      'environments delete cli-shop --wait',
      'environments wait cli-shop --for absent --timeout 60',
    ];
    for (const args of all) {
      const { exitCode, out, errors } = await portal.kindler(args);
      expect([args, exitCode, out + errors]).toEqual([
        args,
        0,
        expect.stringContaining('cli-shop'),
      ]);
    }
    const gone = await portal.kindler('environments stop cli-shop');
    expect(gone).toMatchObject({ exitCode: 2, out: '' });
  });

  it.each([
    ['the scripts', 'a', TABLE_OF_SCRIPTS, '', 18201],
    ['the web UI', 'b', TABLE_OF_WEB_UI, ', status', 18211],
    ['the late web UI', 'c', TABLE_OF_LATE_WEB_UI, ', actual_state', 18221],
  ])('imports a database of %s once', async (_, key, table, column, port) => {
    const state = column ? ", 'stopped'" : '';
    const url = await portal.makeDatabase(
      table,
      `INSERT INTO clusters (name, provider, node_port, pf_port, http_port, https_port, created_at${column})
       VALUES ('cli-${key}-1', 'k3d', 30080, 19001, ${port}, ${
        port + 500
      }, '2025-10-21 08:00:00'${state}),
              ('cli-${key}-2', 'kind', 30080, 19001, ${port}, ${
        port + 501
      }, '2025-10-20 08:00:00'${state})`,
    );
    const env = { KINDLER_OLD: url };
    const run = async (more: string) => {
      const args = `import --from-env KINDLER_OLD --json ${more}`.trim();
      const { exitCode, out } = await portal.kindler(args, env);
      expect(out).not.toContain(url);
      return { exitCode, ...JSON.parse(out) };
    };
    expect(await run('--dry-run')).toMatchObject({
      exitCode: 10,
      isRecorded: false,
      summary: { added: 2 },
    });
    expect(await run('')).toMatchObject({
      exitCode: 0,
      isRecorded: true,
      items: [
        { name: `cli-${key}-2`, outcome: 'added' },
        {
          name: `cli-${key}-1`,
          outcome: 'added',
          notes: [{ code: 'import-same-http-port' }],
        },
      ],
    });
    expect(await run('')).toMatchObject({ exitCode: 0, summary: { same: 2 } });
    expect(await run('--dry-run')).toMatchObject({ exitCode: 0 });
  });

  it('imports a file, and names what cannot be taken', async () => {
    const good = 'cli-d-1,k3d,30080,19001,true,true,18301,18801,10.231.0.0/16';
    const path = file('refused.csv', [good, 'cli-d-2,k3d,0', 'Cli,kind']);
    const refused = await portal.kindler(`import --from ${path}`);
    expect(refused.exitCode).toBe(11);
    expect(refused.out).toMatch(
      /^2 +cli-d-2 +refused +node_port: the recorded node_port '0' is not a port$/m,
    );
    expect(refused.out).toMatch(/^3 +Cli +refused +name: /m);
    expect(refused.out).toMatch(/Nothing was recorded. To be added: 1\./);
    const partial = await portal.kindler(`import --partial --from ${path}`);
    expect(partial).toMatchObject({ exitCode: 11 });
    expect(partial.out).toMatch(/Recorded: 1\. .*Refused: 2\./);

    const other = file('other.csv', [good.replace('18301', '18302')]);
    const different = await portal.kindler(`import --from ${other}`);
    expect(different.exitCode).toBe(10);
    expect(different.out).toMatch(/http_port: 18301 here, 18302 there/);

    const { exitCode, out } = await portal.kindler('list environments');
    expect(exitCode).toBe(12);
    expect(out).toMatch(/^cli-d-1 .*no module brings the provider 'k3d'$/m);

    const drift = await portal.kindler('drift --json');
    expect(JSON.parse(drift.out)).toMatchObject({
      exitCode: drift.exitCode,
      items: expect.arrayContaining([
        expect.objectContaining({ subject: 'cli-d-1', kind: 'unknown' }),
      ]),
    });
    expect([11, 12]).toContain(drift.exitCode);
  });

  it('imports thousands in a few requests', async () => {
    const rows = Array.from(
      { length: 4100 },
      (_, index) => `cli-e-${index},kind`,
    );
    const path = file('many.csv', rows);
    const { exitCode, out, errors } = await portal.kindler(
      `import --from ${path}`,
    );
    expect([exitCode, errors]).toEqual([
      0,
      expect.stringContaining('4100 of 4100 rows are recorded'),
    ]);
    expect(out).toContain('Recorded: 4100.');
  });
});
