import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
// What only tests need of it is no dependency of the package.
// eslint-disable-next-line @backstage/no-undeclared-imports
import { openLab, renderPortalConfig, type Lab } from '@kindler/lab';
import { parse } from 'yaml';
import { runCli } from './runCli';

jest.setTimeout(300_000);

describe('kindler doctor, on a real lab', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kindler-doctor-'));
  let lab: Lab;
  let close: () => Promise<void>;
  let config: any;

  const write = (name: string, kindler: object) => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify({ kindler }), { mode: 0o600 });
    return path;
  };
  const doctor = async (args: string[], env: Record<string, string> = {}) => {
    let [out, errors] = ['', ''];
    const exitCode = await runCli(['doctor', ...args], {
      env,
      write: text => {
        out += text;
      },
      warn: text => {
        errors += text;
      },
    });
    return { exitCode, out, errors };
  };

  beforeAll(async () => {
    ({ lab, close } = await openLab());
    const { kindler } = parse(renderPortalConfig(lab.state));
    config = {
      databases: kindler.databases.filter(
        ({ name }: { name: string }) => name === 'orders',
      ),
      gateways: kindler.gateways,
      routes: kindler.routes.map((route: any) => ({
        ...route,
        targets: route.targets.filter(
          ({ database }: { database: string }) => database === 'orders',
        ),
      })),
      database: kindler.database,
    };
  });

  afterAll(async () => {
    await close?.();
    rmSync(folder, { recursive: true });
  });

  it('finds four witnesses that agree', async () => {
    const leader = await lab.leader();
    const { exitCode, out } = await doctor([
      '--config',
      write('healthy.json', config),
      '--json',
    ]);
    const { databases, sources, verdict } = JSON.parse(out);
    expect([exitCode, verdict]).toEqual([0, 'ok']);
    expect(
      Object.values<any>(databases[0].witnesses).map(each => each.members),
    ).toEqual(Array(4).fill([leader]));
    expect(sources.map(({ kind }: any) => kind)).toEqual(
      expect.arrayContaining([
        'patroni-rest',
        'postgres-sql',
        'haproxy-stats',
        'haproxy-runtime',
        'client',
        'kindler-database',
      ]),
    );
  });

  it('writes a configuration of what one member and HAProxy tell, which it then finds well', async () => {
    const { members, gateway, credentials } = lab.state;
    const { orders_rw: rw, orders_ro: ro } = gateway.listeners;
    const env = {
      KINDLER_PROBE_USER: credentials.probe.user,
      KINDLER_PROBE_PASSWORD: credentials.probe.password,
    };
    const found = await doctor(
      [
        ...['--patroni', members[0].restUrl, '--stats', gateway.statsUrl],
        ...['--listener', `orders_rw=${rw.host}:${rw.port}`],
        ...['--listener', `orders_ro=${ro.host}:${ro.port}`],
        ...['--all-members', '--json'],
      ],
      env,
    );
    const { block, open, verdict } = JSON.parse(found.out);
    expect([found.exitCode, verdict]).toEqual([0, 'ok']);
    expect(found.out).not.toContain(credentials.probe.password);
    // The lab has more ways to its members than were named.
    expect(open).toContainEqual(expect.stringMatching(/platform_rw/));
    const { kindler } = parse(block);
    expect(kindler.databases[0].name).toBe('orders');
    expect(kindler.databases[0].patroni.members.sort()).toEqual(
      members.map(({ restUrl }) => restUrl).sort(),
    );
    expect(kindler.routes).toEqual([
      expect.objectContaining({ proxy: 'orders_rw', intent: 'read-write' }),
      expect.objectContaining({ proxy: 'orders_ro', intent: 'read-only' }),
    ]);
    const again = await doctor(['--config', write('found.json', kindler)], env);
    expect([again.exitCode, again.errors]).toEqual([0, '']);
    expect(again.out).toMatch(/^client +orders-\d/m);
  });

  it('names a password that is not taken, and where it stands', async () => {
    const [orders] = config.databases;
    const probe = { ...orders.probe, password: 'wrong' };
    const { exitCode, out } = await doctor([
      '--config',
      write('password.json', {
        ...config,
        databases: [{ ...orders, probe }],
        database: { ...config.database, password: 'wrong' },
        providers: {
          database: {
            route: config.database.route,
            user: config.database.user,
            password: 'wrong',
          },
        },
      }),
    ]);
    expect(exitCode).toBe(10);
    expect(out).toMatch(/^postgres-sql:orders\S* +\S+ +unreachable \(auth\)$/m);
    for (const name of ['kindler', 'admin']) {
      expect(out).toMatch(
        new RegExp(
          `^kindler-database:${name}/\\S+ +\\S+ +unreachable \\(auth\\)$`,
          'm',
        ),
      );
    }
    expect(out).toContain('kindler.providers.database.user');
    expect(out).toContain('kindler.databases[]');
    expect(out).not.toContain('wrong');
  });

  it('lists a Kubernetes API that it cannot ask', async () => {
    const file = write('kubernetes.json', {
      kubernetes: [{ name: 'paas', kubeconfigFile: join(folder, 'none') }],
    });
    const { exitCode, out } = await doctor([
      '--config',
      relative(process.cwd(), file),
    ]);
    expect(exitCode).toBe(12);
    expect(out).toMatch(/^kubernetes:paas +all namespaces +unreachable/m);
    expect(out).toContain('kindler.kubernetes[].kubeconfigFile');
  });

  it.each([
    [['--patroni', 'http://127.0.0.1:1'], 12, /patroni-rest:\S+ .*refused/],
    [['--patroni', 'orders'], 2, /takes a URL/],
    [['--patroni', 'http://a:b@c:1'], 2, /others can read arguments/],
    [['--config', '/nowhere.yaml'], 2, /nowhere\.yaml/],
    [[], 2, /Name what to ask/],
    [['--config', 'x.yaml', '--listener', 'a=b:1'], 2, /--config stands alone/],
    [['--config', 'x.yaml', '--all-members'], 2, /--config stands alone/],
  ])('with %j ends with %d', async (args, expected, what) => {
    const { exitCode, out, errors } = await doctor(args);
    expect([exitCode, out + errors]).toEqual([
      expected,
      expect.stringMatching(what),
    ]);
  });

  it('says that clients are refused when HAProxy is stopped', async () => {
    await lab.stopHaproxy();
    const { exitCode, out } = await doctor([
      '--config',
      write('stopped.json', config),
    ]);
    expect(exitCode).toBe(11);
    expect(out).toMatch(/critical: Clients of route orders-rw are refused/);
    expect(out).toMatch(/^haproxy-stats:edge +\S+ +unreachable \(refused\)$/m);
    await lab.startHaproxy();
    await lab.waitHealthy();
  });

  it('is not well while the leader is frozen', async () => {
    const leader = (await lab.leader())!;
    await lab.freeze(leader);
    const { exitCode, out } = await doctor([
      '--config',
      write('frozen.json', config),
    ]);
    expect([10, 11]).toContain(exitCode);
    expect(out).toMatch(new RegExp(`^(warning|critical): .*${leader}`, 'm'));
  });
});
