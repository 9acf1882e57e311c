import { decideAlarm, type Alarm, type AlarmView } from './decideAlarm';

const NOW = 1_000_000_000;
const ago = (seconds: number) => NOW - seconds * 1000;
const OPEN: Alarm = {
  code: 'no-leader',
  alarmedAt: ago(100),
  seenAt: ago(60),
};
const CLOSED: Alarm = { ...OPEN, recoveredAt: ago(50) };
const CRITICAL: AlarmView = {
  verdict: 'critical',
  since: ago(30),
  code: 'no-leader',
};

describe('decideAlarm', () => {
  it.each<[string, Alarm | undefined, Partial<AlarmView>, string | undefined]>([
    ['critical for long enough', undefined, {}, 'alarm'],
    ['critical for a moment', undefined, { since: ago(5) }, undefined],
    ['told already', OPEN, { told: 'no-leader' }, undefined],
    [
      'told by another backend, which names another finding',
      OPEN,
      { code: 'split-brain' },
      undefined,
    ],
    [
      'told, and now it is another finding',
      OPEN,
      { code: 'split-brain', told: 'no-leader' },
      'alarm',
    ],
    [
      'told a moment ago, and now it is another finding',
      { ...OPEN, alarmedAt: ago(20) },
      { code: 'split-brain', told: 'no-leader' },
      undefined,
    ],
    ['the same again after it recovered', CLOSED, {}, undefined],
    [
      'the same again after a long time',
      { ...CLOSED, alarmedAt: ago(1000) },
      {},
      'alarm',
    ],
    [
      'something else after it recovered',
      CLOSED,
      { code: 'split-brain' },
      'alarm',
    ],
  ])('%s', (_, alarm, view, send) => {
    expect(decideAlarm(alarm, { ...CRITICAL, ...view }, NOW)?.send).toBe(send);
  });

  it.each<[string, Alarm | undefined, Partial<AlarmView>, string | undefined]>([
    ['ok', OPEN, {}, 'recovery'],
    ['ok for a moment', OPEN, { since: ago(3) }, undefined],
    ['ok without an alarm', undefined, {}, undefined],
    ['ok and told', CLOSED, {}, undefined],
    [
      'ok here, while another backend still sees it',
      { ...OPEN, seenAt: ago(4) },
      {},
      undefined,
    ],
    ['not critical for a moment', OPEN, { verdict: 'degraded' }, undefined],
    [
      'not critical for long',
      OPEN,
      { verdict: 'degraded', since: ago(200) },
      'recovery',
    ],
    [
      'not known for long',
      OPEN,
      { verdict: 'unknown', since: ago(9000) },
      undefined,
    ],
  ])('recovery: %s', (_, alarm, view, send) => {
    const well: AlarmView = { verdict: 'ok', since: ago(30) };
    const decision = decideAlarm(alarm, { ...well, ...view }, NOW);
    expect(decision).toEqual(
      send && { send, alarm: { ...alarm, recoveredAt: NOW } },
    );
  });
});
