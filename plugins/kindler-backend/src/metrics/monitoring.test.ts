import type {
  Database,
  Gateway,
  Operation,
} from '@kindler/backstage-plugin-kindler-common';
// What only tests need of it is no dependency of the package.
// eslint-disable-next-line @backstage/no-undeclared-imports
import { reservePorts } from '@kindler/lab';
import { KindlerMetrics } from './KindlerMetrics';
import { readAlerts, readExample } from './__testUtils__/examples';
import { readNames, readSeries, type Series } from './__testUtils__/prometheus';

// The file that the portal loads, with the packages of the portal.
const { serveMetrics } = jest.requireActual(
  '../../../../packages/backend/instrumentation.cjs',
);

const source = (kind: string, status: string) => ({
  id: `${kind}:${status}`,
  kind,
  status,
  ...(status !== 'pending' && { observedAt: new Date().toISOString() }),
});
const database = (verdict: string, code: string, severity: string) =>
  ({
    name: `orders-${verdict}`,
    verdict,
    findings: [{ code, severity, since: '09:00' }],
    sources: [source('patroni-rest', 'ok')],
  } as Database);
const DATABASES: Database[] = [
  database('critical', 'split-brain', 'critical'),
  database('degraded', 'lag-high', 'warning'),
];
const GATEWAY = {
  sources: [
    source('haproxy-stats', 'unreachable'),
    source('haproxy-runtime', 'pending'),
  ],
} as Gateway;

const DASHBOARD = JSON.parse(
  readExample('examples/monitoring/grafana-dashboard.json'),
);
const PANELS: Array<[string, string]> = DASHBOARD.panels.flatMap(
  ({ title, targets }: { title: string; targets: Array<{ expr: string }> }) =>
    targets.map(({ expr }) => [title, expr]),
);

/** A journal that can be away. */
class Journal {
  static isThere = true;
  readonly #active = [
    {
      kind: 'route-switch',
      status: 'waiting',
      count: 2,
      oldestMs: 500,
    } as const,
  ];

  async countActive() {
    if (!Journal.isThere) {
      throw new Error('away');
    }
    return [...this.#active];
  }
}

describe('metrics', () => {
  let series: Series[];
  let databases = DATABASES;
  let scrape: () => Promise<Series[]>;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    const [port] = await reservePorts(1);
    const served = await serveMetrics({ host: '127.0.0.1', port });
    stop = served.stop;
    const metrics = new KindlerMetrics(
      served.provider.getMeter('backstage-plugin-kindler'),
      { databaseNames: true },
    );
    metrics.watch({
      observer: {
        listDatabases: () => databases,
        listGateways: () => [GATEWAY],
      },
      incidents: { goesOn: name => name === 'orders-critical' },
      operations: new Journal(),
      recorders: [{ writes: { name: 'events', waiting: 3, dropped: 1 } }],
    });
    metrics.observer.countRaised(DATABASES[0], {
      ...DATABASES[0],
      findings: [],
    });
    metrics.observer.recordProbe({
      outcome: 'served',
      depth: 'startup',
      phases: { connect: 1, startup: 2 },
      startedAt: 0,
      at: 3,
      tookMs: 3,
    });
    const operation = { kind: 'route-switch', status: 'failed' } as Operation;
    metrics.operations.onChange(operation);
    metrics.operations.onChange({ ...operation, finishedAt: '09:00' });
    scrape = async () => {
      const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
      return readSeries(await answer.text());
    };
    series = await scrape();
  });

  afterAll(() => stop?.());

  const valueOf = (
    name: string,
    labels: Record<string, string> = {},
    all = series,
  ) =>
    all.find(
      each =>
        each.name === name &&
        Object.entries(labels).every(
          ([key, value]) => each.labels[key] === value,
        ),
    )?.value;

  it.each<[string, Record<string, string>, number]>([
    ['kindler_databases', { verdict: 'critical' }, 1],
    ['kindler_databases', { verdict: 'ok' }, 0],
    [
      'kindler_database_verdict',
      { database: 'orders-degraded', verdict: 'degraded' },
      1,
    ],
    ['kindler_findings', { code: 'split-brain', severity: 'critical' }, 1],
    ['kindler_incidents_open', {}, 1],
    ['kindler_sources', { kind: 'patroni-rest', status: 'ok' }, 1],
    ['kindler_sources', { kind: 'haproxy-stats', status: 'ok' }, 0],
    [
      'kindler_operations_active',
      { kind: 'route-switch', status: 'waiting' },
      2,
    ],
    ['kindler_operations_age', { kind: 'route-switch' }, 0.5],
    [
      'kindler_operations_ended_total',
      { kind: 'route-switch', status: 'failed' },
      1,
    ],
    [
      'kindler_operations_ended_total',
      { kind: 'database-pause', status: 'failed' },
      0,
    ],
    ['kindler_client_refused_duration_total', { intent: 'read-write' }, 0],
    ['kindler_plugin_database_up', {}, 1],
    ['kindler_writes_waiting', { queue: 'events' }, 3],
    ['kindler_writes_dropped_total', { queue: 'events' }, 1],
  ])('exports %s %j as %d', (name, labels, value) => {
    expect(valueOf(name, labels)).toBe(value);
  });

  it('gives no age of a source that never answered', () => {
    expect(
      valueOf('kindler_source_age', { kind: 'patroni-rest' }),
    ).toBeDefined();
    expect(valueOf('kindler_source_age', { kind: 'haproxy-runtime' })).toBe(
      undefined,
    );
  });

  it('takes back what is gone, and does not take an unread journal for an empty one', async () => {
    const before = databases;
    [Journal.isThere, databases] = [false, []];
    const away = await scrape().finally(() => {
      [Journal.isThere, databases] = [true, before];
    });
    expect(valueOf('kindler_findings', { code: 'split-brain' }, away)).toBe(0);
    expect(valueOf('kindler_database_verdict', {}, away)).toBeNaN();
    expect(valueOf('kindler_operations_active', {}, away)).toBeNaN();
    expect(valueOf('kindler_plugin_database_up', {}, away)).toBe(0);
  });

  it.each<[string, string]>([
    ...PANELS,
    ...readAlerts().map(({ alert, expr }): [string, string] => [alert, expr]),
  ])('has all that %s asks for: %s', (_, expr) => {
    const { names, labels } = readNames(expr);
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      expect(series.map(each => each.name)).toContain(name);
    }
    const exported = new Set(
      series
        .filter(each => names.includes(each.name))
        .flatMap(each => Object.keys(each.labels)),
    );
    expect(labels.filter(label => !exported.has(label))).toEqual([]);
  });

  it('is documented metric by metric, with its labels', () => {
    const rows = [
      ...readExample('docs/en/metrics.md').matchAll(
        /^\| `(kindler\.[a-z.]+)` *\| (\w+) *\|[^|]*\|([^|]*)\|/gm,
      ),
    ];
    const documented = rows.map(([, name, kind, labels]) => {
      const exported = name.replaceAll('.', '_');
      return [
        kind === 'counter' ? `${exported}_total` : exported,
        [...labels.matchAll(/`(\w+)`/g)].map(([, label]) => label).sort(),
      ] as const;
    });
    const exported = new Map(
      series
        .filter(({ name }) => name.startsWith('kindler_'))
        .map(({ name, labels }) => [
          name.replace(/_(bucket|count|sum)$/, ''),
          Object.keys(labels)
            .filter(label => !['le', 'otel_scope_name'].includes(label))
            .sort(),
        ]),
    );
    expect(Object.fromEntries(documented)).toEqual(
      Object.fromEntries(exported),
    );
  });
});
