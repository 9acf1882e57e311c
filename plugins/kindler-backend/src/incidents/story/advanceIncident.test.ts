import type { Scene } from '../__testUtils__/sceneOf';
import { Story } from '../__testUtils__/Story';

import { toIncident, toStoredSummary } from './toIncident';
import { WELL, seconds, FACTS } from '../__testUtils__/stories';

/** A leader that freezes, with the dips of severity that were seen, and that is thawed later. */
function frozenLeader(frozenFor: number) {
  const after: Scene = {
    lock: 'b',
    timeline: 2,
    writers: ['b'],
    haproxy: ['b'],
    client: 'served',
    servedBy: 'b',
  };
  return new Story()
    .is(30, WELL)
    .is(2, {
      ...WELL,
      verdict: 'degraded',
      findings: ['warning holder-silent/a'],
    })
    .is(2, {
      verdict: 'critical',
      findings: ['critical clients-hang', 'warning holder-silent/a'],
      client: 'timeout',
    })
    .is(8, {
      verdict: 'critical',
      findings: ['critical holder-silent/a', 'critical no-write-route'],
      haproxy: [],
      writers: '?',
      client: 'closed',
    })
    .is(4, {
      verdict: 'degraded',
      findings: ['warning no-leader'],
      lock: null,
      writers: '?',
      haproxy: [],
      client: 'closed',
    })
    .is(4, {
      verdict: 'critical',
      findings: ['critical no-write-route'],
      lock: 'b',
      writers: ['b'],
      haproxy: [],
      client: 'closed',
    })
    .is(frozenFor, {
      ...after,
      verdict: 'degraded',
      findings: ['warning former-leader-silent/a'],
    })
    .is(3, {
      ...after,
      verdict: 'critical',
      findings: ['critical split-brain'],
      writers: ['a', 'b'],
    })
    .is(120, after);
}

describe('advanceIncident', () => {
  it.each([60, 3600])(
    'makes one incident of a leader that is frozen for %d s and thawed',
    frozenFor => {
      const { incidents } = frozenLeader(frozenFor);
      expect(incidents.size).toBe(1);
      const [incident] = incidents.values();
      const told = toIncident(incident, FACTS, seconds(9999));
      expect(told).toMatchObject({
        title: {
          code: 'incident-failover',
          text: 'Failover from a to b',
        },
        cause: { code: 'split-brain', severity: 'critical' },
        worst: 'critical',
        startedAt: '2026-11-22T09:00:30.000Z',
        endedAt: new Date(seconds(53 + frozenFor)).toISOString(),
        leaderBefore: 'a',
        leaderAfter: 'b',
        timelineBefore: 1,
        timelineAfter: 2,
        outageMs: 18_000,
        outageOngoing: undefined,
        detectedAfterMs: 0,
        sessionsCut: 14,
      });
      expect(told.phases.map(({ text }) => text.text)).toEqual([
        'There is holder-silent/a.',
        'Clients of orders-rw were refused: no answer in time.',
        'It was not known which member accepted writes.',
        'HAProxy had no server for writes.',
        "Nobody held Patroni's lock.",
        "b held Patroni's lock.",
        'b accepted writes.',
        'b led on timeline 2.',
        'HAProxy sent writes to b.',
        'Clients of orders-rw were served by b.',
        'There is former-leader-silent/a.',
        'a, b accepted writes at the same time.',
        'b accepted writes.',
      ]);
    },
  );

  it('draws lanes without gaps, from some seconds before the first doubt to all clear', () => {
    const [incident] = frozenLeader(60).incidents.values();
    const { lanes } = toIncident(incident, FACTS, seconds(9999));
    const drawn = Object.fromEntries(
      lanes.map(({ kind, spans }) => [
        kind,
        spans.map(
          ({ from, to, values, timeline, tone }) =>
            `${from.slice(14, 19)}-${to!.slice(14, 19)} ${tone} ${[
              ...values,
              ...(timeline ? [timeline] : []),
            ].join(' ')}`,
        ),
      ]),
    );
    expect(drawn).toEqual({
      client: [
        '00:29-00:32 good served a',
        '00:32-00:34 bad timeout',
        '00:34-00:50 bad closed',
        '00:50-02:13 good served b',
      ],
      patroni: [
        '00:29-00:42 neutral a 1',
        '00:42-00:46 bad ',
        '00:46-02:13 neutral b 2',
      ],
      postgres: [
        '00:29-00:34 neutral a',
        '00:34-00:46 unknown ',
        '00:46-01:50 neutral b',
        '01:50-01:53 bad a b',
        '01:53-02:13 neutral b',
      ],
      haproxy: [
        '00:29-00:34 neutral a',
        '00:34-00:50 bad ',
        '00:50-02:13 neutral b',
      ],
      verdict: [
        '00:29-00:30 good ok',
        '00:30-00:32 warning degraded',
        '00:32-00:42 bad critical',
        '00:42-00:46 warning degraded',
        '00:46-00:50 bad critical',
        '00:50-01:50 warning degraded',
        '01:50-01:53 bad critical',
        '01:53-02:13 good ok',
      ],
    });
  });

  it('opens the same one again within a minute after all was clear, and another one later', () => {
    const story = new Story();
    const trouble: Scene = { verdict: 'critical', client: 'closed' };
    story
      .is(30, WELL)
      .is(10, trouble)
      .is(55, WELL)
      .is(10, trouble)
      .is(50, WELL);
    expect(story.incidents.size).toBe(1);
    expect(toStoredSummary(story.open)).toMatchObject({
      outageMs: 20_000,
      endedAt: new Date(seconds(105)).toISOString(),
    });
    story.is(15, WELL).is(10, trouble).is(50, WELL);
    expect(story.incidents.size).toBe(2);
  });

  it('is not over while another backend is in doubt', () => {
    const story = new Story().is(30, WELL).is(10, { verdict: 'critical' });
    story.othersDoubtUntil = story.at + 30_000;
    story.is(45, WELL);
    expect(story.open.endedAt).toBeUndefined();
    story.is(10, WELL);
    expect(story.open.endedAt).toBe(story.othersDoubtUntil);
  });

  it('stays small however often everything changes', () => {
    const story = new Story().is(30, WELL);
    for (let round = 0; round < 500; round += 1) {
      story
        .is(1, {
          verdict: 'critical',
          findings: [`critical code-${round}/a`],
          client: 'closed',
          lock: round % 2 ? 'a' : null,
          haproxy: [],
        })
        .is(1, {
          client: 'served',
          lock: round % 2 ? 'b' : 'c',
          haproxy: ['b'],
        });
    }
    const told = toIncident(story.open, FACTS, story.at);
    expect(JSON.stringify(story.open).length).toBeLessThan(60_000);
    expect(told.phases).toHaveLength(60);
    expect(told.phasesLeftOut).toBeGreaterThan(1000);
    expect(told.lanes[0].spans).toHaveLength(50);
    expect(told.title.text).toMatch(/^\d{3} leader changes, from a to [abc]$/);
    expect(told.outageMs).toBeGreaterThanOrEqual(500_000);
  });
});
