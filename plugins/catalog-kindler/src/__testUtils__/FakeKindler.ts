import { NotFoundError } from '@backstage/errors';
import type {
  Database,
  Environment,
  Freshness,
  OtherEnvironment,
  Route,
  Witness,
  WitnessKind,
} from '@kindler/backstage-plugin-kindler-common';
import type { KindlerService } from '@kindler/backstage-plugin-kindler-node';
import type { DatabaseIdentity } from '../entities/databaseEntity';
import { fakeKindlerService } from '@kindler/backstage-plugin-kindler-node/testUtils';

const now = '2026-11-22T10:00:00Z';
const verdicts = { ok: 0, degraded: 0, critical: 0, unknown: 0 };

export function environment(
  name: string,
  overrides: Partial<OtherEnvironment> & { route?: string } = {},
): Environment {
  const { route: led, ...more } = overrides;
  return {
    name,
    provider: 'database',
    state: 'running',
    desired: 'running',
    drift: [],
    registrations: [],
    connections: led
      ? [{ kind: 'postgresql', route: led, database: name, user: name }]
      : [],
    details: {},
    createdAt: now,
    updatedAt: now,
    ...more,
  };
}

function silent(kind: WitnessKind): Witness {
  return { kind, status: 'absent', members: [], details: [] };
}

export function database(
  name: string,
  overrides: Partial<DatabaseIdentity> = {},
): Database {
  return {
    name,
    verdict: 'ok',
    memberCount: 0,
    findingCount: 0,
    managedBy: 'patroni',
    witnesses: {
      patroni: silent('patroni'),
      postgres: silent('postgres'),
      haproxy: silent('haproxy'),
      client: silent('client'),
    },
    members: [],
    gateways: [],
    findings: [],
    sources: [],
    actions: [],
    ...overrides,
  };
}

export function route(
  name: string,
  databases: string[],
  overrides: Partial<Route> = {},
): Route {
  return {
    name,
    intent: 'read-write',
    gateway: 'edge',
    proxy: name,
    listener: { host: '127.0.0.1', port: 5000 },
    targets: databases.map(target => ({
      name: target,
      database: target,
      servers: [],
      state: 'unknown',
      serversUp: [],
    })),
    activeTarget: 'unknown',
    activeTargetKind: 'unknown',
    verdict: 'unknown',
    findings: [],
    ...overrides,
  };
}

/**
 * Kindler with whatever a test puts into it; any of its lists can be made to fail.
 */
export class FakeKindler {
  environments: Environment[] = [];
  databases: Database[] = [];
  routes: Route[] = [];
  providers = ['database'];
  freshness: Freshness = { status: 'live' };
  pageSize = 500;
  readonly faults = new Map<keyof KindlerService, Error>();
  readonly calls: Array<keyof KindlerService> = [];

  service(): KindlerService {
    return fakeKindlerService({
      listEnvironments: async filter => {
        this.#called('listEnvironments');
        const { total, ...page } = this.#page(this.environments, filter);
        return {
          ...page,
          summary: { total, states: {} },
          providers: this.providers,
          freshness: this.freshness,
        };
      },
      getEnvironment: async name => {
        this.#called('getEnvironment');
        const item = find(this.environments, name);
        return { now, item, freshness: this.freshness };
      },
      listDatabases: async filter => {
        this.#called('listDatabases');
        const { total, ...page } = this.#page(this.databases, filter);
        return { ...page, summary: { total, verdicts } };
      },
      getDatabase: async name => {
        this.#called('getDatabase');
        return { now, item: find(this.databases, name) };
      },
      listRoutes: async filter => {
        this.#called('listRoutes');
        const { total, ...page } = this.#page(this.routes, filter);
        return { ...page, summary: { total, verdicts } };
      },
      getRoute: async name => {
        this.#called('getRoute');
        return { now, item: find(this.routes, name) };
      },
    });
  }

  /** By name, as whoever reads all of them asks for. */
  #page<T extends { name: string }>(
    all: T[],
    { cursor = '' }: { cursor?: string },
  ) {
    const rest = all
      .filter(({ name }) => name > cursor)
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    const items = rest.slice(0, this.pageSize);
    const isLast = rest.length === items.length;
    const nextCursor = isLast ? undefined : items.at(-1)?.name;
    return { now, items, nextCursor, total: all.length };
  }

  #called(method: keyof KindlerService) {
    this.calls.push(method);
    const fault = this.faults.get(method);
    if (fault) {
      throw fault;
    }
  }
}

function find<T extends { name: string }>(items: T[], name: string): T {
  const item = items.find(candidate => candidate.name === name);
  if (!item) {
    throw new NotFoundError(`no ${name}`);
  }
  return item;
}
