import type { ClusterSnapshot } from '../model/ClusterSnapshot';
import type { PoolerState } from '../model/PoolerState';
import { sourceId } from '../model/SourceId';
import { evaluate } from './evaluate';
import { HEALTHY } from './__testUtils__/healthy';
import { NOW, observedAt } from './__testUtils__/snapshots';

const WELL: PoolerState = {
  database: 'orders',
  paused: false,
  waiting: 0,
  longestWaitMs: 0,
  astray: [],
};

function behind(state: Partial<PoolerState>, at: number): ClusterSnapshot {
  const [write, ...others] = observedAt(HEALTHY, at).routes;
  const target = '10.0.0.6:6432';
  const source = { ...sourceId.pgbouncer(write.name, target), target };
  const reading = { source, value: { ...WELL, ...state }, observedAt: at };
  return {
    ...observedAt(HEALTHY, at),
    routes: [{ ...write, poolers: { [target]: reading } }, ...others],
  };
}

/** Findings after a pooler has said so for some time. */
function after(state: Partial<PoolerState>, ms: number, askedMsAgo = 0) {
  const first = evaluate(behind(state, NOW), undefined, NOW);
  const later = NOW + ms;
  const last = evaluate(
    {
      ...observedAt(HEALTHY, later),
      routes: behind(state, later - askedMsAgo).routes.map((route, index) => ({
        ...observedAt(HEALTHY, later).routes[index],
        poolers: route.poolers,
      })),
    },
    first.state,
    later,
  );
  return last.findings.map(({ severity, code }) => `${severity} ${code}`);
}

describe('connection poolers in front of a route', () => {
  const astray = [{ member: 'patroni2', connections: 3 }];

  it.each<[string, Partial<PoolerState>, number, string[]]>([
    ['all is well', {}, 60_000, []],
    ['clients wait for a connection', { waiting: 9 }, 60_000, []],
    ['a pause of a switchover', { paused: true, waiting: 9 }, 10_000, []],
    [
      'a pause that stays',
      { paused: true, waiting: 9 },
      25_000,
      ['critical pooler-paused'],
    ],
    ['connections to a replica for a moment', { astray }, 10_000, []],
    [
      'connections to a replica that stay',
      { astray },
      25_000,
      ['warning pooler-astray'],
    ],
  ])('%s', (_, state, ms, findings) => {
    expect(after(state, ms)).toEqual(findings);
  });

  it('say nothing when they were not asked for long', () => {
    expect(after({ paused: true }, 60_000, 40_000)).toEqual([]);
  });
});
