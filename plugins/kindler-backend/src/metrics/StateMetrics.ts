import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type {
  Database,
  Gateway,
  SourceState,
  Verdict,
} from '@kindler/backstage-plugin-kindler-common';
import { observeSeries, type Series } from './observeSeries';

export interface StateSources {
  observer: {
    listDatabases(): Database[];
    listGateways(): Gateway[];
  };
  incidents: {
    /** Whether an incident of a cluster is going on. */
    goesOn(database: string): boolean;
  };
}

type SourceFacts = Pick<SourceState, 'id' | 'kind' | 'status' | 'observedAt'>;

const VERDICTS: readonly Verdict[] = ['ok', 'degraded', 'critical', 'unknown'];
const STATUSES = ['ok', 'unreachable', 'pending'] as const;

/** Metrics of what is so now, counted from memory whenever metrics are read. */
export class StateMetrics {
  readonly #service: MetricsService;
  readonly #namesDatabases: boolean;

  constructor(
    service: MetricsService,
    { databaseNames }: { databaseNames: boolean },
  ) {
    this.#service = service;
    this.#namesDatabases = databaseNames;
  }

  watch({ observer, incidents }: StateSources): void {
    const databases = () => observer.listDatabases();
    const sources = () => byKind([...databases(), ...observer.listGateways()]);
    this.#gauge('databases', 'Database clusters by verdict', 0, () =>
      VERDICTS.map(verdict => [
        countOf(databases(), 'verdict', verdict),
        { verdict },
      ]),
    );
    if (this.#namesDatabases) {
      this.#gauge(
        'database.verdict',
        '1 for the verdict of each database cluster, 0 for the other verdicts',
        NaN,
        () => verdictsOf(databases()),
      );
    }
    this.#gauge('findings', 'Findings that stand, by code', 0, () =>
      findingsOf(databases()),
    );
    this.#gauge('incidents.open', 'Incidents that go on', 0, () => [
      [databases().filter(({ name }) => incidents.goesOn(name)).length],
    ]);
    this.#gauge('sources', 'Sources by kind and status', 0, () =>
      sources().flatMap(([kind, all]) =>
        STATUSES.map(
          (status): Series => [
            countOf(all, 'status', status),
            { kind, status },
          ],
        ),
      ),
    );
    this.#gauge(
      'source.age',
      'Age of the last usable answer of the source that has been silent longest',
      NaN,
      () =>
        sources().flatMap(([kind, all]): Series[] => {
          const age = ageOf(all, Date.now());
          return age === undefined ? [] : [[age / 1000, { kind }]];
        }),
      's',
    );
  }

  #gauge(
    name: string,
    description: string,
    gone: number,
    look: () => Series[],
    unit?: string,
  ) {
    observeSeries(
      this.#service.createObservableGauge(`kindler.${name}`, {
        description,
        unit,
      }),
      () => ({ series: look(), gone }),
    );
  }
}

function countOf<T>(items: readonly T[], key: keyof T, value: unknown) {
  return items.filter(item => item[key] === value).length;
}

function verdictsOf(databases: readonly Database[]): Series[] {
  return databases.flatMap(({ name, verdict: its }) =>
    VERDICTS.map(
      (verdict): Series => [
        its === verdict ? 1 : 0,
        { database: name, verdict },
      ],
    ),
  );
}

/** Codes and severities are bounded sets. */
function findingsOf(databases: readonly Database[]): Series[] {
  const findings = databases.flatMap(each => each.findings);
  return [...Map.groupBy(findings, ({ code }) => code)].flatMap(
    ([code, same]) =>
      [...Map.groupBy(same, ({ severity }) => severity)].map(
        ([severity, all]): Series => [all.length, { code, severity }],
      ),
  );
}

/** Each source once, although clusters share gateways. */
function byKind(owners: ReadonlyArray<{ sources: readonly SourceFacts[] }>) {
  const all = new Map(
    owners.flatMap(({ sources }) =>
      sources.map(source => [source.id, source] as const),
    ),
  );
  return [...Map.groupBy(all.values(), ({ kind }) => kind)];
}

function ageOf(sources: readonly SourceFacts[], now: number) {
  const times = sources.flatMap(({ observedAt }) =>
    observedAt ? [Date.parse(observedAt)] : [],
  );
  return times.length > 0 ? Math.max(0, now - Math.min(...times)) : undefined;
}
