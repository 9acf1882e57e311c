import type { ClusterSnapshot } from '../model/ClusterSnapshot';
import { evaluate } from './evaluate';
import type { PatroniNode } from '../model/patroni/PatroniNode';
import type { SqlView } from '../model/postgres/SqlView';
import { changed, HEALTHY } from './__testUtils__/healthy';
import { codes, lasting } from './__testUtils__/judging';
import { NOW, reading, silent, sqlReading } from './__testUtils__/snapshots';

interface Site {
  /** What the standby leader says of itself, and its state in the DCS. */
  leader?: Partial<PatroniNode>;
  state?: string;
  sql?: Partial<SqlView>;
  replica?: Partial<PatroniNode>;
  /** Servers that HAProxy has up in the route for writes. */
  up?: string[];
}

/** A standby cluster that follows another site, led by patroni1. */
function site({ leader, state, sql, replica, up = [] }: Site): ClusterSnapshot {
  const snapshot = changed({
    nodes: (node, name) =>
      name === 'patroni1'
        ? {
            ...node,
            role: 'standby_leader',
            writable: false,
            lsn: undefined,
            replicationState: 'streaming',
            ...leader,
          }
        : { ...node, ...(name === 'patroni2' ? replica : {}) },
    clusters: cluster => ({
      ...cluster,
      members: cluster.members.map(member =>
        member.name === 'patroni1'
          ? { ...member, role: 'standby_leader', state: state ?? 'streaming' }
          : member,
      ),
    }),
    servers: (server, proxy) => {
      const isUp = up.includes(server.name);
      return proxy === 'primary'
        ? { ...server, up: isUp, status: isUp ? 'UP' : 'DOWN' }
        : server;
    },
  });
  return {
    ...snapshot,
    nodes: snapshot.nodes.map((node, index) =>
      sql && index === 0 ? { ...node, sql: sqlReading(true, NOW, sql) } : node,
    ),
  };
}

const NOTE = 'info standby-cluster';
const GONE = { replicationState: undefined };

describe('a standby cluster', () => {
  it.each<[string, Site, string, string[]]>([
    ['is well without a route for writes', {}, 'ok', [NOTE]],
    [
      'is well when its leader restores from an archive',
      {
        leader: { replicationState: 'in archive recovery' },
        state: 'in archive recovery',
      },
      'ok',
      [NOTE],
    ],
    [
      'is well under an old Patroni, which only says that it runs',
      { leader: { ...GONE, version: '2.1.7' }, state: 'running' },
      'ok',
      [NOTE],
    ],
    [
      'follows nobody, as far as its Patroni says',
      { leader: GONE, state: 'running' },
      'ok',
      ['info standby-leader-not-streaming', NOTE],
    ],
    [
      'follows nobody, which SQL says under any version',
      {
        leader: { ...GONE, version: '2.1.7' },
        state: 'running',
        sql: { receiver: 'none', restores: false },
      },
      'degraded',
      ['warning standby-leader-not-streaming', NOTE],
    ],
    [
      'has a leader that streams by SQL',
      {
        leader: { ...GONE, version: '2.1.7' },
        state: 'running',
        sql: { receiver: 'streaming' },
      },
      'ok',
      [NOTE],
    ],
    ...['stopped', 'start failed', 'crashed'].map(
      (state): [string, Site, string, string[]] => [
        `has a leader that is ${state}`,
        { leader: { state, ...GONE, serverVersion: undefined }, state },
        'critical',
        ['critical standby-leader-not-running', NOTE],
      ],
    ),
    [
      'accepts writes',
      { leader: { role: 'primary', writable: true, ...GONE } },
      'critical',
      ['critical standby-accepts-writes', NOTE],
    ],
    [
      'has a replica that accepts writes',
      { replica: { role: 'primary', writable: true, ...GONE } },
      'critical',
      ['critical standby-accepts-writes', NOTE],
    ],
    [
      'is led to by a route for writes',
      { up: ['patroni1'] },
      'critical',
      ['critical writes-to-read-only', NOTE],
    ],
    [
      'has a leader whose PostgreSQL hangs',
      {
        leader: {
          writable: 'unknown',
          serverVersion: undefined,
          ...GONE,
        },
      },
      'critical',
      ['critical holder-hangs', NOTE],
    ],
  ])('%s', (_, told, verdict, expected) => {
    const evaluation = lasting(site(told));
    expect(codes(evaluation)).toEqual(expected);
    expect(evaluation.verdict).toBe(verdict);
  });

  it('elects a leader as slowly as any other, although nobody accepts writes', () => {
    const snapshot = site({});
    const unled = {
      ...snapshot,
      settings: reading('patroni-rest:demo', {
        ...snapshot.settings!.value,
        standby: true,
      }),
      nodes: snapshot.nodes.map(node => ({
        ...node,
        cluster: {
          ...node.cluster!,
          value: {
            ...node.cluster!.value!,
            members: node.cluster!.value!.members.map(member => ({
              ...member,
              role: 'replica' as const,
            })),
          },
        },
      })),
    };
    expect(codes(lasting(unled, 10))).toContain('warning no-leader');
    expect(codes(lasting(unled, 21))).toContain('critical no-leader');
  });
});

describe('what makes a cluster a standby cluster', () => {
  const STRAY = {
    address: '10.5.5.5:8008',
    name: 'dr1',
    node: reading<PatroniNode>('patroni-rest:demo/10.5.5.5:8008', {
      ...HEALTHY.nodes[1].node!.value!,
      name: 'dr1',
      role: 'standby_leader',
    }),
    cluster: HEALTHY.nodes[0].cluster,
  };
  const standby = (snapshot: ClusterSnapshot) =>
    evaluate(snapshot, undefined, NOW).facts.standbyCluster;
  const unseen = (
    snapshot: ClusterSnapshot,
    last = false,
  ): ClusterSnapshot => ({
    ...snapshot,
    settings: undefined,
    nodes: snapshot.nodes.map(node => ({
      ...node,
      cluster: silent(
        node.cluster!.source.id,
        NOW,
        last ? node.cluster!.value : undefined,
      ),
    })),
  });

  it.each<[string, ClusterSnapshot, boolean]>([
    ['the role of the holder', site({}), true],
    [
      'not the word of one node',
      { ...HEALTHY, nodes: [...HEALTHY.nodes, STRAY] },
      false,
    ],
    [
      'without a view what was last known of the holder',
      unseen(site({}), true),
      true,
    ],
    ['else what those that lead say', unseen(site({})), true],
    [
      'but never one against another',
      unseen({ ...HEALTHY, nodes: [...HEALTHY.nodes, STRAY] }),
      false,
    ],
  ])('%s', (_, snapshot, expected) => {
    expect(standby(snapshot)).toBe(expected);
  });
});
