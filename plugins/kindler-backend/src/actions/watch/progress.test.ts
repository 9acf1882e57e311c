import { textsOf } from '../__testUtils__/textsOf';
import type {
  Database,
  DatabaseMember,
} from '@kindler/backstage-plugin-kindler-common';
import { database, leader, member } from '../__testUtils__/actionFacts';
import type { ActionInput } from '../types';
import { isScheduled, seeSwitchover, seeRouted } from './progress';

const input = (more: Partial<ActionInput> = {}): ActionInput => ({
  database: 'orders',
  action: 'switchover',
  controller: 'patroni',
  leader: 'a',
  timeline: 4,
  members: ['a', 'b', 'c'],
  routed: true,
  ...more,
});

const led = (members: DatabaseMember[], more: Partial<Database> = {}) =>
  database({ members, ...more });

const unwitnessed = () => {
  const { witnesses } = database();
  return {
    ...witnesses,
    postgres: { ...witnesses.postgres, status: 'absent' as const },
  };
};

describe('seeSwitchover', () => {
  it.each<[string, Database, Partial<ActionInput>, object]>([
    ['the old leader', database(), {}, { seen: 'a still leads' }],
    [
      'nobody',
      led([member('a'), member('b')]),
      {},
      { seen: 'nobody holds the lock' },
    ],
    [
      'a leader that is not promoted',
      led([member('a'), leader('b', { timeline: 4, writable: false })]),
      {},
      { seen: 'b holds the lock and is not promoted yet' },
    ],
    [
      'a leader that accepts no writes',
      led([member('a'), leader('b', { timeline: 5, writable: false })]),
      {},
      { seen: 'b holds the lock and is not seen to accept writes' },
    ],
    [
      'a second writer',
      led([member('a', { writable: true }), leader('b', { timeline: 5 })]),
      {},
      { seen: 'b holds the lock, and a accepts writes' },
    ],
    [
      'the new leader',
      led([member('a'), leader('b', { timeline: 5 })]),
      { member: 'b' },
      { done: 'b leads on timeline 5 and accepts writes' },
    ],
    [
      'another new leader than was asked for',
      led([member('a'), leader('c', { timeline: 5 })]),
      { member: 'b' },
      { failed: 'c leads instead of b' },
    ],
    [
      'the old leader that came back',
      led([leader('a', { timeline: 6 }), member('b')]),
      {},
      { failed: 'a leads again, on timeline 6' },
    ],
    [
      'a new leader whose writes no witness can tell',
      led([member('a'), leader('b', { timeline: 5, writable: 'unknown' })], {
        witnesses: unwitnessed(),
      }),
      {},
      {
        done: 'b leads on timeline 5; no witness tells whether it accepts writes',
      },
    ],
    [
      'a new leader whose witness does not answer',
      led([member('a'), leader('b', { timeline: 5, writable: 'unknown' })]),
      {},
      { seen: 'b holds the lock and is not seen to accept writes' },
    ],
    [
      'a new standby leader, which is not promoted',
      led(
        [
          member('a'),
          member('b', { role: 'standby_leader', state: 'running' }),
        ],
        { standbyCluster: true },
      ),
      {},
      { done: 'b is the standby leader on timeline 4' },
    ],
  ])('tells %s', (_what, seen, more, progress) => {
    expect(textsOf(seeSwitchover(seen, input(more)))).toEqual(progress);
  });
});

describe('seeRouted', () => {
  const routedTo = (...members: string[]) => {
    const { witnesses } = database();
    return database({
      witnesses: {
        ...witnesses,
        haproxy: { ...witnesses.haproxy, members },
      },
    });
  };

  it.each<[string, Database, Partial<ActionInput>, object]>([
    [
      'the leader alone',
      routedTo('a'),
      {},
      { done: 'HAProxy sends writes to a and to nobody else' },
    ],
    [
      'two',
      routedTo('a', 'b'),
      {},
      { seen: 'HAProxy sends writes to a, b, and a leads' },
    ],
    [
      'nobody',
      routedTo(),
      {},
      { seen: 'HAProxy sends writes to nobody, and a leads' },
    ],
    [
      'what was not led here before',
      routedTo('b'),
      { routed: false },
      { done: expect.stringMatching(/not looked at/) },
    ],
  ])('tells %s', (_what, seen, more, progress) => {
    expect(textsOf(seeRouted(seen, input(more)))).toEqual(progress);
  });
});

describe('isScheduled', () => {
  const scheduledAt = '2030-01-31T22:00:00+01:00';
  const order = { at: '2030-01-31T21:00:00+00:00', from: 'a', to: 'b' };

  it.each<[boolean, Partial<ActionInput>, Database['scheduledSwitchover']]>([
    [true, { scheduledAt, member: 'b' }, order],
    [false, { scheduledAt, member: 'c' }, order],
    [false, { scheduledAt }, order],
    [false, { scheduledAt, member: 'b' }, undefined],
    [false, { member: 'b' }, order],
    [false, { scheduledAt: '2030-01-31T22:00:00Z', member: 'b' }, order],
  ])('is %s for %j and %j', (expected, more, scheduledSwitchover) => {
    expect(isScheduled(database({ scheduledSwitchover }), input(more))).toBe(
      expected,
    );
  });
});
