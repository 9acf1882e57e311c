import type { ClusterSnapshot } from '../model/ClusterSnapshot';
import { evaluate, type Evaluation } from './evaluate';
import type { EvaluationState } from './EvaluationState';
import { changed } from './__testUtils__/healthy';
import { find } from './__testUtils__/judging';
import { NOW, observedAt, reading } from './__testUtils__/snapshots';

interface Moment {
  /** Seconds since the begin. */
  at: number;
  leader: string;
  timeline: number;
  lsn?: number;
  /** Where timeline 3 began, once Patroni recorded it. */
  fork?: number;
  system?: string;
  more?: Partial<ClusterSnapshot>;
}

/** The lab with a leader on a timeline, by its own word. */
function snapshotAt({ at, leader, timeline, lsn, fork, system, more }: Moment) {
  const snapshot = changed({
    nodes: (node, name) => ({
      ...node,
      role: name === leader ? 'primary' : 'replica',
      writable: name === leader,
      replicationState: name === leader ? undefined : 'streaming',
      timeline,
      lsn: name === leader ? String(lsn ?? 1000) : undefined,
      systemIdentifier: system ?? node.systemIdentifier,
    }),
    clusters: cluster => ({
      ...cluster,
      members: cluster.members.map(member => ({
        ...member,
        timeline,
        role: member.name === leader ? 'leader' : 'replica',
      })),
    }),
  });
  const now = NOW + at * 1000;
  return observedAt(
    {
      ...snapshot,
      routes: [],
      history: fork
        ? reading('patroni-rest:demo', [
            { endedTimeline: 2, lsn: String(fork), newLeader: 'patroni3' },
          ])
        : undefined,
      ...more,
    },
    now,
  );
}

function follow(moments: Moment[], begin?: EvaluationState): Evaluation {
  let state = begin;
  let last: Evaluation | undefined;
  for (const moment of moments) {
    last = evaluate(snapshotAt(moment), state, NOW + moment.at * 1000);
    state = last.state;
  }
  return last!;
}

const BEFORE: Moment = { at: 0, leader: 'patroni2', timeline: 2 };
const LED: Moment[] = [
  { at: 30, leader: 'patroni3', timeline: 3, lsn: 5000, fork: 4000 },
  { at: 54, leader: 'patroni3', timeline: 3, lsn: 9000, fork: 4000 },
];
const BACK: Moment[] = [60, 62, 66, 68].map(at => ({
  at,
  leader: 'patroni2',
  timeline: 2,
  lsn: 4000,
}));

const CODE = 'timeline-went-back';

describe('a timeline that gives way to an older one', () => {
  it('is said with who led on it, how long, and how much is lost', () => {
    const at = follow([BEFORE, ...LED, ...BACK]);
    expect(at.verdict).toBe('critical');
    expect(find(at, CODE)).toMatchObject({
      severity: 'critical',
      acknowledgeable: true,
      params: {
        timeline: 3,
        leader: 'patroni3',
        backTo: 2,
        newLeader: 'patroni2',
        seconds: 24,
        lostBytes: 5000,
      },
    });
  });

  it('stays until somebody acknowledges it, and then is gone', () => {
    const { state } = follow([BEFORE, ...LED, ...BACK]);
    const later = { ...BACK[0], at: 86_400 };
    expect(find(follow([later], state), CODE)).toBeDefined();
    const acknowledged = { [CODE]: NOW + 70_000 };
    const seen = follow([{ ...later, more: { acknowledged } }], state);
    expect(find(seen, CODE)).toBeUndefined();
  });

  it('is not said of a node that only takes itself for the leader for a moment', () => {
    const at = follow([
      BEFORE,
      ...LED,
      BACK[0],
      { ...LED[1], at: 62 },
      { ...BACK[0], at: 64 },
      { ...LED[1], at: 70 },
    ]);
    expect(find(at, CODE)).toBeUndefined();
  });

  it('is not said of timelines that go on, or of a system that was made anew', () => {
    const on = follow([
      BEFORE,
      ...LED,
      { at: 90, leader: 'patroni1', timeline: 5 },
    ]);
    expect(find(on, CODE)).toBeUndefined();
    const anew = [60, 90, 120].map(at => ({
      at,
      leader: 'patroni1',
      timeline: 1,
      system: '7710911216881109999',
    }));
    expect(find(follow([BEFORE, ...LED, ...anew]), CODE)).toBeUndefined();
  });

  it('is counted from the first position that was seen, where no fork was recorded', () => {
    const led = LED.map(({ fork, ...moment }) => moment);
    expect(find(follow([BEFORE, ...led, ...BACK]), CODE)?.params).toMatchObject(
      {
        lostBytes: 4000,
      },
    );
  });

  it('is known from what other backends noticed', () => {
    const { lostTimelines } = follow([BEFORE, ...LED, ...BACK]).state;
    const at = follow([
      { ...BACK[0], at: 100 },
      { ...BACK[0], at: 102, more: { lostTimelines } },
    ]);
    expect(at.findings.filter(({ code }) => code === CODE)).toHaveLength(1);
  });

  it('is said twice when it happens twice', () => {
    const again = [...LED, ...BACK].map(moment => ({
      ...moment,
      at: moment.at + 600,
    }));
    const at = follow([BEFORE, ...LED, ...BACK, ...again]);
    expect(at.state.lostTimelines).toHaveLength(2);
  });
});
