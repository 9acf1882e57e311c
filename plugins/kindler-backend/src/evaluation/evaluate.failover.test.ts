import { word } from '@kindler/backstage-plugin-kindler-common';
import type { ClusterSnapshot, NodeSnapshot } from '../model/ClusterSnapshot';
import { evaluate, type Evaluation } from './evaluate';
import { readFixture } from './__testUtils__/fixtures';
import { find } from './__testUtils__/judging';
import {
  NOW,
  reading,
  sampleSnapshot,
  silent,
  sqlReading,
} from './__testUtils__/snapshots';
import { parseCluster } from '../dcs/parseCluster';
import type { StatsServer } from '../model/haproxy/GatewayStats';

interface Moment {
  t: number;
  cluster_via_1: Array<[string, string, string, number]>;
  pg_recovery: Record<string, 't' | 'f'>;
  haproxy_primary: string[];
}

const TIMELINE: Moment[] = JSON.parse(
  readFixture('patroni/v4.1.4/failover_timeline.json'),
);

/** What the sources say at a moment of the recorded failover: patroni2's Patroni is frozen at t = 0. */
function snapshotAt(moment: Moment, probed: boolean): ClusterSnapshot {
  const now = NOW + moment.t * 1000;
  const base = sampleSnapshot({
    patroni: 'v4.1.4/05-after-switchover',
    haproxy: '05-after-switchover.haproxy-3.0.0',
    now,
  });
  const cluster = parseCluster(
    JSON.stringify({
      members: moment.cluster_via_1.map(([name, role, state, timeline]) => ({
        name,
        role,
        state,
        timeline,
        host: '127.0.0.1',
        port: 54320 + Number(name.slice(-1)),
        lag: role === 'leader' ? undefined : 0,
      })),
    }),
  );
  const nodes = base.nodes.map((node, index): NodeSnapshot => {
    const inRecovery = moment.pg_recovery[index + 1] === 't';
    const sql = probed ? sqlReading(inRecovery, now) : undefined;
    const id = `patroni-rest:demo/${node.address}`;
    if (node.name === 'patroni2' && moment.t > 0) {
      return { ...node, sql, node: silent(id, now), cluster: silent(id, now) };
    }
    const own = {
      ...node.node!.value!,
      writable: !inRecovery,
      timeline: moment.cluster_via_1.find(([name]) => name === node.name)?.[3],
    };
    return {
      ...node,
      sql,
      node: reading(id, own, now),
      cluster: reading(id, cluster, now),
    };
  });
  const [route] = base.routes;
  const stats = structuredClone(route.stats!);
  const proxy = stats.value!.proxies.find(({ name }) => name === 'primary')!;
  for (const server of proxy.servers as StatsServer[]) {
    const entry = moment.haproxy_primary.find(text =>
      text.startsWith(`${server.name}=`),
    )!;
    server.status = entry.slice(server.name.length + 1);
    server.up = server.status.startsWith('UP');
  }
  return { ...base, probed, nodes, routes: [{ ...route, stats }] };
}

function follow(probed: boolean): Map<number, Evaluation> {
  const seen = new Map<number, Evaluation>();
  let last: Evaluation | undefined;
  for (const moment of TIMELINE) {
    const now = NOW + moment.t * 1000;
    last = evaluate(snapshotAt(moment, probed), last?.state, now);
    seen.set(moment.t, last);
  }
  return seen;
}

const codes = (evaluation: Evaluation | undefined) =>
  evaluation?.findings.map(({ severity, code }) => `${severity} ${code}`);

describe('evaluate over a recorded failover of a frozen leader', () => {
  it('is well before, and critical as long as the three witnesses do not agree', () => {
    const seen = follow(true);
    const verdicts = [...seen.values()].map(({ verdict }) => verdict);
    expect(verdicts.shift()).toBe('ok');
    expect(verdicts).not.toContain('ok');
    expect(verdicts).not.toContain('unknown');
    expect(codes(seen.get(7.9))).toContain('critical holder-silent');
  });

  it('says that there is no way for writes while a leader is recorded', () => {
    const seen = follow(true);
    expect(codes(seen.get(13.3))).toContain('warning no-write-route');
    expect(codes(seen.get(18.5))).toContain('critical no-write-route');
    const { witnesses, findings } = seen.get(18.5)!;
    expect(Object.values(witnesses).map(({ status }) => status)).toEqual([
      'named',
      'named',
      'none',
      'absent',
    ]);
    expect(
      findings.find(({ code }) => code === 'no-write-route'),
    ).toMatchObject({
      message:
        'HAProxy has no server for writes on route demo-rw, although patroni2 is recorded as leader.',
    });
  });

  it('says that there is no leader once the lock has expired', () => {
    const at = follow(true).get(21.2)!;
    expect(at.witnesses.patroni).toMatchObject({ status: 'none', members: [] });
    expect(codes(at)).toContain('critical no-leader');
    expect(codes(at)).not.toContain('critical no-write-route');
    expect(find(at, 'no-leader')?.since).toBe(
      find(follow(true).get(18.5)!, 'no-write-route')?.since,
    );
  });

  it('proves two primaries by SQL when every node was asked again', () => {
    const seen = follow(true);
    expect(codes(seen.get(23.9))).toEqual(['warning former-leader-silent']);
    for (const t of [28.8, 31.5, 44.8]) {
      expect(codes(seen.get(t))).toContain('critical split-brain');
      expect(seen.get(t)?.witnesses.postgres.members).toEqual([
        'patroni2',
        'patroni3',
      ]);
    }
  });

  it('measures how long clients had no way to write', () => {
    const [change] = follow(true).get(44.8)!.state.leaderChanges;
    expect(change).toEqual({
      at: NOW + 23_900,
      from: 'patroni2',
      to: 'patroni3',
      formerTimeline: 2,
      timeline: 3,
      outageMs: 23_900 - 13_300,
    });
  });

  it('without SQL says that the former leader may still accept writes', () => {
    const at = follow(false).get(44.8)!;
    expect(at.verdict).toBe('degraded');
    expect(codes(at)).toEqual(['warning former-leader-silent']);
    expect(at.findings[0].message).toContain('patroni2');
    expect(at.witnesses.postgres.details).toContainEqual(
      word('witness-silent-members', { members: 'patroni2' }),
    );
  });
});
