import type {
  ClientOutcome,
  Database,
  Finding,
  Severity,
  Verdict,
  Witness,
  WitnessKind,
} from '@kindler/backstage-plugin-kindler-common';
import type { LeaderChange } from '../../evaluation/EvaluationState';
import { isoTime } from '../../model/Reading';

/** A short description of a cluster for a test. Its members are a, b and c; a leads while all is well. */
export interface Scene {
  verdict?: Verdict;
  /** E.g. `critical no-leader`, `warning member-silent/a`. */
  findings?: string[];
  /** The lock holder; `null` for nobody, `?` for unknown. */
  lock?: string | null;
  timeline?: number;
  writers?: string[] | '?';
  haproxy?: string[] | '?';
  /** If missing, no client is tried. */
  client?: ClientOutcome;
  servedBy?: string;
  onlyHere?: boolean;
  sessions?: number;
  outageSince?: number;
  changes?: LeaderChange[];
  scheduledAt?: string;
}

/** Creates a scene as the observer would report it. Its problems began at `since`. */
export function sceneOf(scene: Scene, at: number, since = at) {
  const refused = scene.client !== undefined && scene.client !== 'served';
  const database = databaseOf(
    scene,
    at,
    findingsOf(scene.findings ?? [], () => since),
    refused ? since : undefined,
  );
  return {
    database,
    past: {
      leaderTimeline: scene.timeline,
      leaderChanges: scene.changes ?? [],
      outageSince: scene.outageSince ?? (refused ? since : undefined),
    },
  };
}

/** Creates findings from their severity, code and member. */
export function findingsOf(
  keys: readonly string[],
  sinceOf: (key: string) => number,
): Finding[] {
  return keys.map(text => {
    const [severity, key] = text.split(' ');
    const [code, member] = key.split('/');
    return {
      code,
      severity: severity as Severity,
      subject: { kind: 'database', name: 'orders' },
      since: isoTime(sinceOf(key)),
      message: `There is ${key}.`,
      next: 'Look.',
      params: paramsOf(code, member),
      evidence: [{ label: key, value: 'so', source: 'test' }],
    };
  });
}

function statusOf(said: string[] | '?'): Witness['status'] {
  if (said === '?') {
    return 'unknown';
  }
  return said.length > 0 ? 'named' : 'none';
}

function paramsOf(code: string, member: string | undefined): Finding['params'] {
  if (code.startsWith('clients-')) {
    return { route: 'orders-rw' };
  }
  return member ? { member } : {};
}

/** Creates a cluster in the form of the API. */
export function databaseOf(
  scene: Scene,
  at: number,
  findings: Finding[],
  refusedSince: number | undefined,
): Database {
  const { lock = 'a', writers = ['a'], haproxy = ['a'], client } = scene;
  const observedAt = isoTime(at);
  const witness = (kind: WitnessKind, said: string[] | '?'): Witness => ({
    kind,
    status: statusOf(said),
    members: said === '?' ? [] : said,
    details: [],
    source: kind,
    observedAt,
  });
  const held = lock === null ? [] : [lock];
  return {
    name: 'orders',
    verdict: scene.verdict ?? 'ok',
    leader: lock === null || lock === '?' ? undefined : lock,
    timeline: scene.timeline,
    memberCount: 3,
    findingCount: findings.length,
    managedBy: 'patroni',
    witnesses: {
      patroni: witness('patroni', lock === '?' ? '?' : held),
      postgres: witness('postgres', writers),
      haproxy: witness('haproxy', haproxy),
      client: witness('client', '?'),
    },
    members: [],
    gateways: [
      {
        gateway: 'edge',
        proxy: 'orders_rw',
        intent: 'read-write',
        route: 'orders-rw',
        statistics: { status: haproxy === '?' ? 'stale' : 'fresh' },
        servers: ['a', 'b', 'c'].map(name => ({
          name,
          member: name,
          status: haproxy.includes(name) ? 'UP' : 'DOWN',
          up: haproxy === '?' ? ('unknown' as const) : haproxy.includes(name),
          sessions: haproxy.includes(name) ? scene.sessions ?? 14 : 0,
        })),
        client: client && {
          source: 'client:orders-rw',
          target: '127.0.0.1:5000',
          everyMs: 1000,
          refusedSince:
            refusedSince === undefined ? undefined : isoTime(refusedSince),
          servedAt: isoTime((refusedSince ?? at + 1000) - 1000),
          servedBy: scene.servedBy,
          onlyHere: scene.onlyHere,
          last: {
            outcome: client,
            depth: 'startup',
            observedAt,
            phases: {},
            tookMs: 3,
          },
        },
      },
    ],
    findings,
    worst: findings[0],
    sources: [],
    actions: [],
    scheduledSwitchover: scene.scheduledAt
      ? { at: scene.scheduledAt }
      : undefined,
  };
}
