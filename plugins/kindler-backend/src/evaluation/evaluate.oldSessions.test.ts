import type { ClusterSnapshot } from '../model/ClusterSnapshot';
import { evaluate } from './evaluate';
import type { EvaluationState } from './EvaluationState';
import type { HaproxyProcess } from '../model/haproxy/HaproxyProcess';
import { toDatabase } from './views/toDatabase';
import { HEALTHY } from './__testUtils__/healthy';
import { NOW, observedAt, reading } from './__testUtils__/snapshots';

const LEADER = '127.0.0.1:54321';
const REPLICA = '127.0.0.1:54322';

function holding(
  sessions: Array<[proxy: string, server: string, address?: string]>,
  more: HaproxyProcess[] = [],
): ClusterSnapshot {
  const processes: HaproxyProcess[] = [
    { pid: 2, kind: 'current' },
    {
      pid: 1,
      kind: 'old',
      held: {
        sessions: sessions.length,
        servers: sessions.map(([proxy, server, address]) => ({
          proxy,
          server,
          address,
          sessions: 3,
        })),
      },
    },
    ...more,
  ];
  return {
    ...HEALTHY,
    routes: HEALTHY.routes.map(route => ({
      ...route,
      stats: {
        ...route.stats!,
        processes: reading('haproxy-runtime:edge/master', processes),
      },
    })),
  };
}

function lasting(snapshot: ClusterSnapshot, previous?: EvaluationState) {
  const later = NOW + 15_000;
  const first = evaluate(snapshot, previous, NOW);
  const moved = observedAt(snapshot, later);
  for (const { stats } of moved.routes) {
    if (stats?.processes) {
      stats.processes = { ...stats.processes, observedAt: later };
    }
  }
  return { snapshot: moved, evaluation: evaluate(moved, first.state, later) };
}

describe('sessions of processes from before a reload', () => {
  it.each([
    ['the leader', 'primary', 'patroni1', LEADER, 'info old-sessions-kept'],
    [
      'a replica',
      'primary',
      'patroni2',
      REPLICA,
      'warning old-sessions-astray',
    ],
    [
      'the leader by name',
      'primary',
      'patroni1',
      undefined,
      'info old-sessions-kept',
    ],
    [
      'a name that meant another address',
      'primary',
      'patroni1',
      REPLICA,
      'warning old-sessions-astray',
    ],
    ['an address of no member', 'primary', 'gone', '10.9.9.9:5432', undefined],
    ['a replica for readers', 'replicas', 'patroni2', REPLICA, undefined],
    ['the leader for readers', 'replicas', 'patroni1', LEADER, undefined],
    ['another proxy', 'elsewhere', 'patroni2', REPLICA, undefined],
  ])('on %s', (_, proxy, server, address, expected) => {
    const { evaluation } = lasting(holding([[proxy, server, address]]));
    expect(
      evaluation.findings.map(({ severity, code }) => `${severity} ${code}`),
    ).toEqual(expected ? [expected] : []);
    expect(evaluation.verdict).toBe(
      expected?.startsWith('warning') ? 'degraded' : 'ok',
    );
  });

  it('counts them at the server that has the address now', () => {
    const { snapshot, evaluation } = lasting(
      holding([['primary', 'patroni1', REPLICA]]),
    );
    const { servers } = toDatabase(snapshot, evaluation).gateways[0];
    expect(servers.map(({ name, oldSessions }) => [name, oldSessions])).toEqual(
      [
        ['patroni1', 0],
        ['patroni2', 3],
        ['patroni3', 0],
      ],
    );
    const [finding] = evaluation.findings;
    expect(finding).toMatchObject({
      params: { count: 3, servers: 'patroni2', pid: 1 },
      evidence: expect.arrayContaining([
        expect.objectContaining({
          value: '3 sessions',
          source: 'haproxy-runtime:edge/master',
        }),
      ]),
    });
  });

  it('takes no answer of an old process for unknown, not for none', () => {
    const silent: HaproxyProcess = { pid: 7, kind: 'old' };
    const { snapshot, evaluation } = lasting(holding([], [silent]));
    expect(evaluation.findings.map(({ code }) => code)).toEqual([
      'old-process-silent',
      'old-process-silent',
    ]);
    const { servers } = toDatabase(snapshot, evaluation).gateways[0];
    expect(servers.map(({ oldSessions }) => oldSessions)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('says that nobody was asked only after a change of leader', () => {
    const snapshot: ClusterSnapshot = {
      ...HEALTHY,
      routes: HEALTHY.routes.map(route => ({
        ...route,
        stats: {
          ...route.stats!,
          value: { ...route.stats!.value!, info: { uptime: 3600 } },
        },
      })),
    };
    const { state } = evaluate(snapshot, undefined, NOW);
    const changedAt = (at: number) =>
      evaluate(
        snapshot,
        { ...state, leaderChanges: [{ at, from: 'patroni2', to: 'patroni1' }] },
        NOW,
      ).findings.map(({ code }) => code);
    expect(changedAt(NOW - 60_000)).toEqual(['old-sessions-unasked']);
    expect(changedAt(NOW - 2 * 3600_000)).toEqual([]);
    expect(evaluate(snapshot, state, NOW).findings).toEqual([]);
  });
});
