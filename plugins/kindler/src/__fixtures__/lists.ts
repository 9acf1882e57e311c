import {
  VERDICTS_WORST_FIRST,
  type DatabaseList,
  type DatabaseSummary,
  type Environment,
  type EnvironmentList,
  type FindingList,
  type FindingSummary,
  type GatewayList,
  type GatewaySummary,
  type ListDatabasesFilter,
  type ListedFinding,
  type ListEnvironmentsFilter,
  type ListFindingsFilter,
  type ListGatewaysFilter,
  type ListRoutesFilter,
  type Route,
  type RouteList,
  type Verdict,
  type VerdictSummary,
} from '@kindler/backstage-plugin-kindler-common';
import { NOW } from './times';

function pageOf<T>(items: T[], filter: { limit?: number; cursor?: string }) {
  const { limit = 50, cursor = '0' } = filter;
  const end = Number(cursor) + limit;
  return {
    now: NOW,
    items: items.slice(Number(cursor), end),
    nextCursor: end < items.length ? String(end) : undefined,
  };
}

/** The API searches more fields than these. */
function has(item: { name: string; title?: string }, q = ''): boolean {
  const text = `${item.name} ${item.title ?? ''}`;
  return text.toLowerCase().includes(q.toLowerCase());
}

function count<T extends string>(keys: T[]): Record<string, number> {
  const counts: Record<string, number> = {};
  keys.forEach(key => {
    counts[key] = (counts[key] ?? 0) + 1;
  });
  return counts;
}

function byVerdict<T extends { verdict: Verdict; name: string }>(items: T[]) {
  const weight = ({ verdict }: T) => VERDICTS_WORST_FIRST.indexOf(verdict);
  return [...items].sort(
    (a, b) => weight(a) - weight(b) || (a.name < b.name ? -1 : 1),
  );
}

function verdictSummary(items: Array<{ verdict: Verdict }>): VerdictSummary {
  const none = { ok: 0, degraded: 0, critical: 0, unknown: 0 };
  const verdicts = { ...none, ...count(items.map(({ verdict }) => verdict)) };
  return { total: items.length, verdicts };
}

/** Lists database clusters like the API. */
export function databaseList(
  all: DatabaseSummary[],
  filter: ListDatabasesFilter = {},
): DatabaseList {
  const { q, verdict, kind, owner } = filter;
  const items = byVerdict(all).filter(
    item =>
      has(item, q) &&
      (!verdict || item.verdict === verdict) &&
      (!kind || item.managedBy === kind) &&
      (!owner || item.owner === owner),
  );
  return { ...pageOf(items, filter), summary: verdictSummary(items) };
}

export function routeList(
  all: Route[],
  filter: ListRoutesFilter = {},
): RouteList {
  const { q, verdict, intent, gateway } = filter;
  const items = byVerdict(all).filter(
    item =>
      has(item, q) &&
      (!verdict || item.verdict === verdict) &&
      (!intent || item.intent === intent) &&
      (!gateway || item.gateway === gateway),
  );
  return { ...pageOf(items, filter), summary: verdictSummary(items) };
}

export function gatewayList(
  all: GatewaySummary[],
  filter: ListGatewaysFilter = {},
): GatewayList {
  const { q, status } = filter;
  const items = all.filter(
    item => has(item, q) && (!status || item.statistics.status === status),
  );
  const none = { fresh: 0, stale: 0, pending: 0 };
  const statuses = {
    ...none,
    ...count(items.map(each => each.statistics.status)),
  };
  return {
    ...pageOf(items, filter),
    summary: { total: items.length, statuses },
  };
}

/** Lists findings, the worst first; `incidents` are the clusters with a current incident. */
export function findingList(
  all: ListedFinding[],
  filter: ListFindingsFilter = {},
  incidents: string[] = [],
): FindingList {
  const { severity, code, database, incident, each = Infinity } = filter;
  const items = all.filter(
    item =>
      (!severity || item.severity === severity) &&
      (!code || item.code === code) &&
      (!database || item.database === database) &&
      (incident === undefined ||
        incident === incidents.includes(item.database)),
  );
  const codes = new Map<string, FindingSummary['codes'][number]>();
  const shown = items.filter(item => {
    const key = `${item.severity} ${item.code}`;
    const known = codes.get(key);
    codes.set(key, {
      code: item.code,
      severity: item.severity,
      count: (known?.count ?? 0) + 1,
    });
    return (known?.count ?? 0) < each;
  });
  const none = { critical: 0, warning: 0, info: 0 };
  const severities = { ...none, ...count(items.map(item => item.severity)) };
  return {
    ...pageOf(shown, filter),
    summary: { total: items.length, severities, codes: [...codes.values()] },
  };
}

/** Lists environments; `known` has the other fields of such an answer. */
export function environmentList(
  all: Environment[],
  known: Partial<EnvironmentList> = {},
  filter: ListEnvironmentsFilter = {},
): EnvironmentList {
  const { q, state, provider } = filter;
  const items = all.filter(
    item =>
      has(item, q) &&
      (!state || item.state === state) &&
      (!provider || item.provider === provider),
  );
  const states = count(items.map(each => each.state));
  return {
    ...pageOf(items, filter),
    summary: { total: items.length, states },
    providers: ['database'],
    freshness: { status: 'live', observedAt: NOW },
    ...known,
  };
}
