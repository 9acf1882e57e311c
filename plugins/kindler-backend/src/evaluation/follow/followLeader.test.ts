import type { ClusterSnapshot } from '../../model/ClusterSnapshot';
import { evaluate, type Evaluation } from '../evaluate';
import type { SqlView } from '../../model/postgres/SqlView';
import type { StatsServer } from '../../model/haproxy/GatewayStats';
import { HEALTHY } from '../__testUtils__/healthy';
import { NOW, observedAt, silent } from '../__testUtils__/snapshots';

interface Moment {
  seconds: number;
  leader?: string;
  timeline?: number;
  /** Whether HAProxy has a server for writes. */
  up?: boolean;
  /** Member that HAProxy sends writes to. */
  server?: string;
  /** Seconds for which it does. */
  lastChange?: number;
  /** Whether that member takes writes. */
  writable?: boolean | 'unknown';
  standby?: boolean;
  /** Since when PostgreSQL of that member does not answer SQL; `undefined` where no SQL is asked. */
  sqlSilentSince?: number;
}

function snapshotAt(moment: Moment): ClusterSnapshot {
  const { leader = 'patroni1', timeline = 1, up = true } = moment;
  const { server = leader, lastChange = 600, writable = true } = moment;
  const snapshot = structuredClone(
    observedAt(HEALTHY, NOW + moment.seconds * 1000),
  );
  const { sqlSilentSince } = moment;
  for (const node of snapshot.nodes) {
    if (sqlSilentSince !== undefined && node.name === server) {
      node.sql = {
        ...silent<SqlView>('postgres-sql:demo/node'),
        failingSince: NOW + sqlSilentSince * 1000,
      };
    }
    const leads = node.name === leader;
    node.node!.value = {
      ...node.node!.value!,
      writable: node.name === server ? writable : leads,
      timeline,
    };
    for (const member of node.cluster!.value!.members) {
      const role = moment.standby ? 'standby_leader' : 'leader';
      member.role = member.name === leader ? role : 'replica';
      member.timeline = timeline;
    }
  }
  const proxies = snapshot.routes[0].stats!.value!.proxies;
  for (const entry of proxies.find(({ name }) => name === 'primary')!
    .servers as StatsServer[]) {
    entry.up = up && entry.name === server;
    entry.status = entry.up ? 'UP' : 'DOWN';
    entry.lastChange = lastChange;
  }
  return snapshot;
}

/** The changes at the end; without `at` seconds, which are those of the moment. */
function follow(moments: Moment[]) {
  let last: Evaluation | undefined;
  for (const moment of moments) {
    const now = NOW + moment.seconds * 1000;
    last = evaluate(snapshotAt(moment), last?.state, now);
  }
  return last!.state.leaderChanges.map(({ at, ...change }) => ({
    ...change,
    seconds: (at - NOW) / 1000,
  }));
}

describe('followLeader', () => {
  it('notes one change of leader with the timeline that it brings', () => {
    const leader = 'patroni2';
    expect(
      follow([
        { seconds: 0 },
        { seconds: 2, leader },
        { seconds: 4, leader, timeline: 2 },
        { seconds: 6, leader, timeline: 2 },
      ]),
    ).toEqual([
      {
        seconds: 2,
        from: 'patroni1',
        to: leader,
        formerTimeline: 1,
        timeline: 2,
      },
    ]);
  });

  it('notes that the same leader came back on a new timeline, and how long writes were out', () => {
    expect(
      follow([
        { seconds: 0 },
        { seconds: 2, writable: false },
        { seconds: 5, writable: false },
        { seconds: 6, timeline: 2 },
        { seconds: 8, timeline: 2 },
      ]),
    ).toEqual([
      {
        seconds: 6,
        from: 'patroni1',
        to: 'patroni1',
        formerTimeline: 1,
        timeline: 2,
        outageMs: 4000,
      },
    ]);
  });

  it('sees by SQL that PostgreSQL is gone while its Patroni does not answer', () => {
    const gone = { writable: 'unknown' as const, sqlSilentSince: 2 };
    const [change] = follow([
      { seconds: 0 },
      { seconds: 2, ...gone },
      { seconds: 4, ...gone },
      { seconds: 5, timeline: 2 },
    ]);
    expect(change).toMatchObject({ seconds: 5, outageMs: 3000 });
  });

  it('counts an outage that was over before the change was noticed', () => {
    const [change] = follow([
      { seconds: 0 },
      { seconds: 2, up: false },
      { seconds: 5 },
      { seconds: 7, timeline: 2 },
    ]);
    expect(change).toMatchObject({ seconds: 7, outageMs: 3000 });
  });

  it('adds up the pieces of an outage', () => {
    const leader = 'patroni2';
    const [change, ...more] = follow([
      { seconds: 0 },
      { seconds: 1, writable: false },
      { seconds: 2, leader, up: false },
      { seconds: 3, leader },
      { seconds: 4, leader, writable: false },
      { seconds: 6, leader, timeline: 2 },
      { seconds: 8, leader, timeline: 2 },
      { seconds: 15, leader, timeline: 2 },
    ]);
    expect(change).toMatchObject({ to: leader, timeline: 2, outageMs: 4000 });
    expect(more).toEqual([]);
  });

  it('gives an outage to the change that is noticed after it, not to the one before', () => {
    const leader = 'patroni2';
    const changes = follow([
      { seconds: 0 },
      { seconds: 2, leader, timeline: 2 },
      { seconds: 5, leader, timeline: 2, writable: false },
      { seconds: 7, leader, timeline: 2 },
      { seconds: 9, leader, timeline: 3 },
      { seconds: 20, leader, timeline: 3 },
    ]);
    expect(changes.map(({ outageMs }) => outageMs)).toEqual([undefined, 2000]);
  });

  it.each([
    ['of a silent server', { writable: 'unknown' as const }],
    [
      'when the word is from before HAProxy sent writes there',
      { writable: false, lastChange: -1 },
    ],
    ['in a standby cluster', { up: false, standby: true }],
    [
      'when Patroni tells that PostgreSQL answers, and only SQL does not',
      { sqlSilentSince: -1 },
    ],
    [
      'when SQL has not answered for long',
      { writable: 'unknown' as const, sqlSilentSince: -300 },
    ],
  ])('makes no outage %s', (_, moment) => {
    const [change] = follow([
      { seconds: 0, ...moment },
      { seconds: 2, ...moment },
      { seconds: 4, timeline: 2 },
    ]);
    expect(change).toMatchObject({ timeline: 2 });
    expect(change.outageMs).toBeUndefined();
  });

  it('tells apart an outage without a change', () => {
    const [change] = follow([
      { seconds: 0 },
      { seconds: 2, up: false },
      { seconds: 4 },
      { seconds: 60, leader: 'patroni2' },
    ]);
    expect(change).toMatchObject({ to: 'patroni2' });
    expect(change.outageMs).toBeUndefined();
  });

  it('keeps the list as it is while nothing changes', () => {
    const first = evaluate(
      snapshotAt({ seconds: 0 }),
      {
        ...evaluate(snapshotAt({ seconds: 0 }), undefined, NOW).state,
        leaderChanges: [{ at: NOW, to: 'patroni1', timeline: 1 }],
      },
      NOW,
    );
    const second = evaluate(
      snapshotAt({ seconds: 2 }),
      first.state,
      NOW + 2000,
    );
    expect(second.state.leaderChanges).toBe(first.state.leaderChanges);
  });
});
