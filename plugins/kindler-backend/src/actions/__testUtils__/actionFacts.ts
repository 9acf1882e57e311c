import type {
  Database,
  DatabaseMember,
  WitnessKind,
} from '@kindler/backstage-plugin-kindler-common';
import type { ActionFacts } from '../plan/ActionFacts';
import type { ActionRequest } from '../types';

export function member(
  name: string,
  more: Partial<DatabaseMember> = {},
): DatabaseMember {
  return {
    name,
    role: 'replica',
    state: 'streaming',
    timeline: 4,
    lag: 0,
    writable: false,
    ...more,
  };
}

export const leader = (name: string, more: Partial<DatabaseMember> = {}) =>
  member(name, {
    role: 'leader',
    state: 'running',
    lag: undefined,
    writable: true,
    ...more,
  });

/** A healthy cluster of three behind HAProxy: `a` leads, `b` and `c` stream. */
export function database(more: Partial<Database> = {}): Database {
  const members = [leader('a'), member('b'), member('c')];
  const witness = (kind: WitnessKind) => ({
    kind,
    status: 'named' as const,
    members: ['a'],
    details: [],
  });
  return {
    name: 'orders',
    verdict: 'ok',
    managedBy: 'patroni',
    scope: 'orders',
    leader: 'a',
    timeline: 4,
    memberCount: 3,
    findingCount: 0,
    witnesses: {
      patroni: witness('patroni'),
      postgres: witness('postgres'),
      haproxy: witness('haproxy'),
      client: witness('client'),
    },
    members,
    gateways: [
      {
        gateway: 'edge',
        proxy: 'rw',
        intent: 'read-write',
        statistics: { status: 'fresh' },
        route: 'orders-rw',
        servers: [
          { name: 'pg1', member: 'a', status: 'UP', up: true, sessions: 14 },
          { name: 'pg2', member: 'b', status: 'DOWN', up: false },
        ],
      },
    ],
    findings: [],
    sources: [],
    paused: false,
    standbyCluster: false,
    actions: [],
    ...more,
  };
}

/** The facts as if every member had just answered, with the given streaming members among the first one's standbys. */
export function actionFacts(
  request: Partial<ActionRequest>,
  more: Partial<ActionFacts> = {},
): ActionFacts {
  const seen = more.database ?? database();
  const streaming = seen.members
    .filter(({ state }) => state === 'streaming')
    .map(({ name }) => name);
  return {
    request: { action: 'switchover', reason: 'a test', ...request },
    database: seen,
    rest: seen.members.map(({ name }, index) => ({
      name,
      statement: {
        state: 'running',
        paused: false,
        startedAt: `start of ${name}`,
        streaming: index === 0 ? streaming : [],
      },
    })),
    limits: { maximumLag: 1_048_576, synchronous: false },
    ...more,
  };
}
