import type {
  ClientSnapshot,
  ProbeResult,
} from '../../../model/ClientSnapshot';
import { NOW } from '../snapshots';
import { rowOf, takers } from './CsvTable';
import { memberOf, type World, type WorldRoute } from './World';
import { leaderOf } from './changes/members';

/** What one new connection really reaches through a route. */
export interface Reached {
  outcome: ProbeResult['outcome'];
  /** The member that answers. */
  member?: string;
  /** Whether the connection can write. */
  writes: boolean;
}

const NOBODY = { writes: false };
const FOREIGN = '7000000000000000001';

/**
 * Returns what one new connection through a route really gets. `turn` counts the connections, which are spread over the
 * servers.
 */
export function reach(world: World, route: WorldRoute, turn = 0): Reached {
  const { csv } = world.gateways.find(({ name }) => name === route.gateway)!;
  const proxy = route.renamed ?? route.proxy;
  const frontend = rowOf(csv, route.frontend ?? proxy, 'FRONTEND');
  if (route.listener === 'refused' || frontend?.status === 'STOP') {
    return { ...NOBODY, outcome: 'refused' };
  }
  if (route.listener === 'hangs') {
    return { ...NOBODY, outcome: 'timeout' };
  }
  if (route.listener === 'unreachable') {
    return { ...NOBODY, outcome: 'unreachable' };
  }
  const servers = takers(csv, proxy, route.allBackups);
  if (servers.length === 0) {
    return { ...NOBODY, outcome: 'closed' };
  }
  return behind(world, route.leads[servers[turn % servers.length].svname]);
}

function behind(world: World, target = 'foreign'): Reached {
  if (target === 'foreign') {
    return { outcome: 'elsewhere', writes: false };
  }
  if (target === 'nowhere') {
    return { outcome: 'closed', writes: false };
  }
  const name = target === 'leader' ? leaderOf(world) : target;
  if (name === undefined) {
    return { outcome: 'closed', writes: false };
  }
  const member = world.members.find(each => each.name === name);
  if (!member) {
    return { outcome: 'closed', writes: false };
  }
  const { postgres, sql } = member;
  switch (postgres) {
    case 'up':
      return { outcome: 'served', member: name, writes: !sql.inRecovery };
    case 'full':
      return { outcome: 'no-slot', member: name, writes: false };
    case 'starting':
      return { outcome: 'starting', member: name, writes: false };
    case 'hangs':
      return { outcome: 'timeout', member: name, writes: false };
    default:
      return { outcome: 'closed', writes: false };
  }
}

/** Returns what a probe of the route sees. Without a log-in it sees neither where it is nor whether it could write. */
export function probeOf(
  world: World,
  route: WorldRoute,
  turn: number,
  at: number,
): ProbeResult {
  const { outcome, member, writes } = reach(world, route, turn);
  const base = { startedAt: at - 5, at, phases: { connect: 1 }, tookMs: 5 };
  if (route.onlyHere) {
    return { ...base, depth: 'startup', outcome: route.onlyHere };
  }
  const answered = outcome === 'served' || outcome === 'elsewhere';
  if (!answered || route.client === 'startup') {
    const seen = outcome === 'elsewhere' ? 'served' : outcome;
    return { ...base, depth: 'startup', outcome: seen };
  }
  if (route.turnedAway) {
    return { ...base, depth: 'query', outcome: route.turnedAway };
  }
  const query = { ...base, depth: 'query' as const };
  if (outcome === 'elsewhere') {
    return {
      ...query,
      outcome,
      systemIdentifier: FOREIGN,
      inRecovery: false,
      server: { host: '192.0.2.77', port: 5432 },
    };
  }
  const { at: server, sql } = memberOf(world, member!);
  const refused = route.intent === 'read-write' && !writes;
  return {
    ...query,
    outcome: refused ? 'read-only' : 'served',
    systemIdentifier: sql.systemIdentifier,
    timeline: sql.timeline,
    inRecovery: sql.inRecovery,
    server,
  };
}

/** Updates the recent client results with one more probe. */
export function afterProbe(
  route: WorldRoute,
  before: ClientSnapshot | undefined,
  last: ProbeResult,
): ClientSnapshot {
  const served = ['served', 'auth', 'tls'].includes(last.outcome);
  const refusedSince = served ? undefined : before?.refusedSince ?? last.at;
  const answered = last.depth === 'query' && !route.turnedAway;
  return {
    source: {
      id: `client:${route.name}`,
      kind: 'client',
      target: `proxy.example:${route.intent === 'read-write' ? 5000 : 5001}`,
    },
    last,
    lastQuery: answered ? last : before?.lastQuery,
    // A backend that has been running for long was served long ago.
    servedAt: served ? last.at : before?.servedAt ?? NOW - 3_600_000,
    refusedSince,
    failures: served ? 0 : (before?.failures ?? 0) + 1,
    othersServedAt: !served && route.onlyHere ? last.at : undefined,
    everyMs: served ? 5000 : 1000,
  };
}
