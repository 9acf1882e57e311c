import type { Scene } from '../__testUtils__/sceneOf';
import { BEGIN, Story } from '../__testUtils__/Story';
import { withActions } from './withActions';
import { isQualified } from './isQualified';
import { titleOf } from './titleOf';
import { toIncident, toStoredSummary } from './toIncident';

const WELL: Scene = { client: 'served', servedBy: 'a' };
const seconds = (count: number) => BEGIN + count * 1000;
const CLEAR: Scene = {
  verdict: 'ok',
  findings: [],
  client: 'served',
  onlyHere: false,
};
const FACTS = { id: '1', notifiedAt: [] };

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

  it.each<[string, (story: Story) => Story, string | undefined]>([
    [
      'one lost client',
      story => story.is(1, { verdict: 'degraded', client: 'timeout' }),
      undefined,
    ],
    [
      'clients that are refused for two seconds',
      story =>
        story.is(2, {
          verdict: 'degraded',
          findings: ['warning clients-refused'],
          client: 'refused',
        }),
      'Clients refused: nobody listens',
    ],
    [
      'a moment of critical',
      story =>
        story.is(1, { verdict: 'critical', findings: ['critical slot-lost'] }),
      'There is slot-lost',
    ],
    [
      'nine seconds of degraded',
      story =>
        story.is(9, { verdict: 'degraded', findings: ['warning lag-high'] }),
      undefined,
    ],
    [
      'eleven seconds of degraded',
      story =>
        story.is(11, { verdict: 'degraded', findings: ['warning lag-high'] }),
      'There is lag-high',
    ],
    [
      'degraded that comes and goes',
      story => {
        for (let round = 0; round < 4; round += 1) {
          story
            .is(3, { verdict: 'degraded', findings: ['warning lag-high'] })
            .is(15, WELL);
        }
        return story;
      },
      'There is lag-high',
    ],
    [
      'unknown after it was ok',
      story =>
        story.is(11, { verdict: 'unknown', findings: ['info route-unknown'] }),
      'There is route-unknown',
    ],
    [
      'unknown of which nothing is said',
      story => story.is(11, { verdict: 'unknown' }),
      'The state of the cluster is not known',
    ],
    [
      'another leader without any trouble',
      story =>
        story.is(30, {
          lock: 'b',
          writers: ['b'],
          haproxy: ['b'],
          timeline: 2,
        }),
      'Leader changed from a to b',
    ],
    [
      'another leader at the time of a scheduled switchover',
      story =>
        story
          .is(30, { ...WELL, scheduledAt: new Date(seconds(62)).toISOString() })
          .is(2, {
            verdict: 'degraded',
            findings: ['warning no-leader'],
            lock: null,
            scheduledAt: new Date(seconds(62)).toISOString(),
          })
          .is(30, { lock: 'b', writers: ['b'], haproxy: ['b'], timeline: 2 }),
      undefined,
    ],
    [
      'this backend alone refused',
      story =>
        story.is(20, {
          verdict: 'degraded',
          findings: ['warning clients-refused-here'],
          client: 'timeout',
          onlyHere: true,
        }),
      'This backend is refused, other clients are served',
    ],
  ])('%s', (_, happens, title) => {
    const story = happens(new Story().is(30, WELL));
    story.is(60, { ...story.scene, ...CLEAR });
    const titles = [...story.incidents.values()].map(
      incident => titleOf(incident).text,
    );
    expect(titles).toEqual(title ? [title] : []);
  });

  it('takes no cluster for troubled of which nothing was ever known', () => {
    const story = new Story().is(60, { verdict: 'unknown' });
    expect(story.incidents.size).toBe(0);
    const degraded = new Story().is(20, {
      verdict: 'degraded',
      findings: ['warning lag-high'],
    });
    expect(degraded.incidents.size).toBe(1);
  });

  it('tells HAProxy that is stopped as an outage, from the last client that was served', () => {
    const story = new Story()
      .is(30, WELL)
      .is(40, {
        verdict: 'critical',
        findings: ['critical clients-refused', 'warning route-unknown'],
        haproxy: '?',
        client: 'refused',
        outageSince: seconds(26),
      })
      .is(60, WELL);
    expect(toIncident(story.open, FACTS, story.at)).toMatchObject({
      title: { text: 'Clients refused: nobody listens' },
      cause: { code: 'clients-refused' },
      outageMs: 44_000,
      detectedAfterMs: 4000,
      sessionsCut: undefined,
      leaderBefore: 'a',
      leaderAfter: 'a',
      startedAt: new Date(seconds(26)).toISOString(),
      endedAt: new Date(seconds(70)).toISOString(),
    });
  });

  it('says while it goes on how long the outage is by now', () => {
    const { open } = new Story()
      .is(30, WELL)
      .is(5, { verdict: 'critical', client: 'closed' });
    expect(toIncident(open, FACTS, seconds(45))).toMatchObject({
      outageMs: 15_000,
      outageOngoing: true,
    });
  });

  it('makes a planned switchover with refused clients one, and says who wanted it', () => {
    const story = new Story()
      .is(30, WELL)
      .is(4, {
        verdict: 'critical',
        findings: ['critical clients-closed', 'warning no-leader'],
        lock: null,
        writers: [],
        haproxy: [],
        client: 'closed',
      })
      .is(60, { lock: 'b', writers: ['b'], haproxy: ['b'], client: 'served' });
    const done = withActions(
      story.open,
      [
        {
          id: 'op-1',
          kind: 'database-switchover',
          subject: { kind: 'database', name: 'orders' },
          status: 'succeeded',
          requester: 'user:default/jane',
          reason: 'patching',
          steps: [],
          createdAt: new Date(seconds(28)).toISOString(),
          finishedAt: new Date(seconds(40)).toISOString(),
        },
      ],
      [],
    );
    expect(withActions(done, [], [])).toBe(done);
    const told = toIncident(done, FACTS, story.at);
    expect(told.title.text).toBe('Switchover from a to b');
    expect(told.actions).toEqual([
      {
        operationId: 'op-1',
        kind: 'database-switchover',
        requester: 'user:default/jane',
        at: new Date(seconds(28)).toISOString(),
        outcome: 'succeeded',
        reason: 'patching',
      },
    ]);
    expect(told.phases.map(({ text }) => text.text)).toEqual(
      expect.arrayContaining([
        'user:default/jane asked for this: switchover of orders.',
        'What user:default/jane asked for succeeded: switchover of orders.',
      ]),
    );
    const quiet = new Story()
      .is(30, WELL)
      .is(25, { lock: 'b', writers: ['b'], haproxy: ['b'], timeline: 2 });
    expect(isQualified(quiet.open)).toBe(true);
    expect(isQualified({ ...quiet.open, actions: done.actions })).toBe(false);
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

  it('tells a failover apart from what was degraded for hours before it', () => {
    const lame: Scene = {
      ...WELL,
      verdict: 'degraded',
      findings: ['warning member-silent/c'],
    };
    const story = new Story().is(30, WELL).is(7200, lame);
    story.is(20, {
      ...lame,
      verdict: 'critical',
      lock: null,
      client: 'closed',
    });
    story.is(3600, { ...lame, lock: 'b' }).is(60, { lock: 'b' });
    const titles = [...story.incidents.values()].map(
      each => titleOf(each).text,
    );
    expect(titles).toEqual([
      'There is member-silent/c',
      'Leader changed from a to b',
    ]);
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

  describe('with a warning that stands for long', () => {
    const stands: Scene = {
      ...WELL,
      verdict: 'degraded',
      findings: ['warning certificate-expires'],
    };
    const out: Scene = {
      verdict: 'critical',
      findings: ['critical clients-refused', 'warning certificate-expires'],
      client: 'refused',
    };
    const shortly: Scene = {
      ...WELL,
      verdict: 'degraded',
      findings: ['warning holder-silent/a', 'warning certificate-expires'],
    };
    const times = (story: Story) =>
      [...story.incidents.values()].map(({ startedAt, endedAt, worst }) => [
        (startedAt - BEGIN) / 1000,
        endedAt && (endedAt - BEGIN) / 1000,
        worst,
      ]);

    it('makes another incident of an outage, over when only the warning is left', () => {
      const story = new Story()
        .is(30, WELL)
        .is(3600, stands)
        .is(2, shortly)
        .is(20, out)
        .is(3600, stands);
      expect(times(story)).toEqual([
        [30, 3632, 'degraded'],
        [3632, 3652, 'critical'],
      ]);
      story.is(30, out).is(300, stands);
      expect(times(story).slice(2)).toEqual([[7252, 7282, 'critical']]);
    });

    it('keeps to one incident while nothing worse comes, and until all is clear', () => {
      const story = new Story()
        .is(30, WELL)
        .is(3600, stands)
        .is(5, shortly)
        .is(600, stands)
        .is(60, WELL);
      expect(times(story)).toEqual([[30, 4235, 'degraded']]);
    });

    it('keeps to one incident when the outage comes soon', () => {
      const story = new Story()
        .is(30, WELL)
        .is(600, stands)
        .is(20, out)
        .is(600, stands)
        .is(60, WELL);
      expect(times(story)).toEqual([[30, 1250, 'critical']]);
    });
  });
});
