import type { Scene } from '../__testUtils__/sceneOf';
import { BEGIN, Story } from '../__testUtils__/Story';
import { advanceIncident } from './advanceIncident';
import type { IncidentState } from './IncidentState';
import { resumeIncident } from './resumeIncident';
import { toIncident } from './toIncident';

const WELL: Scene = { client: 'served', servedBy: 'a' };
const OUT: Scene = {
  verdict: 'critical',
  findings: ['critical clients-closed'],
  client: 'closed',
  haproxy: [],
};
const at = (seconds: number) => BEGIN + seconds * 1000;
const told = (state: IncidentState, seconds: number) =>
  toIncident(state, { id: '1', notifiedAt: [] }, at(seconds));
const spans = (state: IncidentState, kind: string) =>
  told(state, 999)
    .lanes.find(lane => lane.kind === kind)!
    .spans.map(
      ({ from, to, values }) =>
        `${from.slice(14, 19)}-${to?.slice(14, 19) ?? ''} ${values}`,
    );

/** What the first backend wrote before it was killed at 40 s. */
const written = new Story().is(30, WELL).is(10, OUT).open;

describe('resumeIncident', () => {
  it('goes on without a gap where the other backend had looked all the time', () => {
    const other = new Story().is(31, WELL).is(20, OUT);
    const mine = {
      since: BEGIN,
      ...other.followed!,
      last: other.followed!.last,
    };
    const resumed = resumeIncident(written, mine, at(39));
    expect(spans(resumed, 'verdict')).toEqual([
      '00:29-00:30 ok',
      '00:30- critical',
    ]);
    expect(told(resumed, 51)).toMatchObject({
      outageMs: 21_000,
      outageOngoing: true,
      startedAt: new Date(at(30)).toISOString(),
    });
    expect(resumed.phases.items.map(({ text }) => text.text)).toEqual([
      'HAProxy had no server for writes.',
      'Clients of orders-rw were refused: HAProxy has no server for them.',
    ]);
    expect(resumeIncident(resumed, mine, at(39))).toEqual(resumed);
    const later = advanceIncident(
      { last: mine.last, incident: resumed },
      { ...mine.last, at: at(52) },
    );
    expect(later.incident!.startedAt).toBe(at(30));
  });

  it('leaves the time empty in which nobody looked, and counts no outage for it', () => {
    const restarted = new Story().sleep(100).is(20, OUT);
    const mine = { since: at(100), ...restarted.followed! };
    const resumed = resumeIncident(written, mine, at(39));
    expect(spans(resumed, 'verdict')).toEqual([
      '00:29-00:30 ok',
      '00:30-00:39 critical',
      '01:40- critical',
    ]);
    expect(told(resumed, 120)).toMatchObject({ outageMs: 29_000 });
    expect(resumed.phases.items.map(({ text }) => text.code)).toContain(
      'phase-unseen',
    );
    expect(resumeIncident(resumed, mine, at(39))).toEqual(resumed);
  });

  it('ends when it was seen to be clear, where all was well by then', () => {
    const restarted = new Story().sleep(100).is(20, WELL);
    const mine = { since: at(100), ...restarted.followed! };
    const resumed = resumeIncident(written, mine, at(39));
    expect(told(resumed, 120)).toMatchObject({ outageMs: 9000 });
    expect(resumed.clearSince).toBe(at(100));
    const { incident } = advanceIncident(
      { last: mine.last, incident: resumed },
      { ...mine.last, at: at(121) },
    );
    expect(incident!.endedAt).toBe(at(100));
    expect(spans(incident!, 'client')).toEqual([
      '00:29-00:30 served,a',
      '00:30-00:39 closed',
      '01:40-02:01 served,a',
    ]);
  });

  it('takes the graver cause, and keeps who led before', () => {
    const other = new Story().is(45, WELL).is(10, {
      ...OUT,
      findings: ['critical split-brain'],
      lock: 'b',
    });
    const resumed = resumeIncident(
      written,
      { since: BEGIN, ...other.followed! },
      at(39),
    );
    expect(told(resumed, 60)).toMatchObject({
      cause: { code: 'split-brain' },
      leaderBefore: 'a',
      leaderAfter: 'b',
    });
  });

  it('opens one again that was over', () => {
    const story = new Story().is(30, WELL).is(10, OUT).is(30, WELL);
    const closed = story.open;
    const outage = story.is(10, OUT).followed!;
    const resumed = resumeIncident(
      closed,
      { since: BEGIN, ...outage },
      closed.seenAt,
    );
    expect(resumed.endedAt).toBeUndefined();
    expect(spans(resumed, 'client')).toEqual([
      '00:29-00:30 served,a',
      '00:30-00:40 closed',
      '00:40-01:10 served,a',
      '01:10- closed',
    ]);
    expect(told(resumed, 80)).toMatchObject({ outageMs: 20_000 });
  });
});
