import { evaluate } from '../evaluation/evaluate';
import { toDatabase } from '../evaluation/views/toDatabase';
import { NOW, sampleSnapshot } from '../evaluation/__testUtils__/snapshots';
import { changedValues } from './changedValues';
import { trackedValuesOf, type TrackedValue } from './TrackedValue';

function look(patroni: string, haproxy?: string): TrackedValue[] {
  const snapshot = sampleSnapshot({ patroni, haproxy });
  const evaluation = evaluate(snapshot, undefined, NOW);
  return trackedValuesOf(
    toDatabase(snapshot, evaluation),
    evaluation.state.leaderTimeline,
  );
}

function changes(now: TrackedValue[], before: TrackedValue[]) {
  const seen = new Map(before.map(({ subject, value }) => [subject, value]));
  return changedValues(now, seen).map(({ subject, value }) => [subject, value]);
}

const HEALTHY = look('v4.1.4/01-healthy', '01-healthy.haproxy-3.0.0');

describe('trackedValuesOf', () => {
  it('names leader, timeline, verdict and every server', () => {
    expect(HEALTHY.slice(0, 4)).toEqual([
      expect.objectContaining({ subject: 'leader', value: 'patroni1' }),
      expect.objectContaining({ subject: 'timeline', value: '1' }),
      expect.objectContaining({ subject: 'verdict', value: 'ok' }),
      expect.objectContaining({
        subject: 'server edge primary patroni1',
        value: 'UP',
        details: {
          gateway: 'edge',
          proxy: 'primary',
          server: 'patroni1',
          member: 'patroni1',
          source: 'haproxy-stats:edge',
        },
      }),
    ]);
    expect(HEALTHY).toHaveLength(3 + 6);
  });

  it('shows a failover as what changed', () => {
    const later = look(
      'v4.1.4/12-after-failover-old-leader-hung',
      '12-after-failover-old-leader-hung.haproxy-3.0.0',
    );
    expect(changes(later, HEALTHY)).toEqual([
      ['leader', 'patroni3'],
      ['timeline', '3'],
      ['verdict', 'degraded'],
      ['server edge primary patroni1', 'DOWN'],
      ['server edge primary patroni3', 'UP'],
      ['server edge replicas patroni1', 'UP'],
      ['server edge replicas patroni2', 'DOWN'],
      ['server edge replicas patroni3', 'DOWN'],
    ]);
  });

  it('says why a verdict is not ok', () => {
    const paused = look('v4.1.4/14-paused-leader-patroni-stopped');
    expect(paused.find(({ subject }) => subject === 'verdict')).toMatchObject({
      value: expect.stringMatching(/degraded|critical/),
      details: { finding: expect.stringMatching(/^[a-z-]+$/) },
      why: expect.objectContaining({ text: expect.stringMatching(/\.$/) }),
    });
  });

  it('leaves out what is not known, so that it is no change', () => {
    const blind = look('v4.1.4/01-healthy');
    expect(changes(blind, HEALTHY)).toEqual([]);
  });
});
