import type { Scene } from '../__testUtils__/sceneOf';
import { Story } from '../__testUtils__/Story';
import { isQualified } from './isQualified';
import { titleOf } from './titleOf';
import { toIncident } from './toIncident';
import { withActions } from './withActions';
import { WELL, seconds, FACTS } from '../__testUtils__/stories';

const CLEAR: Scene = {
  verdict: 'ok',
  findings: [],
  client: 'served',
  onlyHere: false,
};

describe('advanceIncident', () => {
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
});
