import { word } from '@kindler/backstage-plugin-kindler-common';
import { database, leader, member } from '../__testUtils__/actionFacts';
import {
  at,
  plan,
  refusedBy,
  withMembers,
  type PlanCase,
} from '../__testUtils__/planCase';

const OTHERS: PlanCase[] = [
  ['a replica', { action: 'restart', member: 'b' }, {}, []],
  ['the leader', { action: 'restart', member: 'a' }, {}, []],
  ['a stranger', { action: 'restart', member: 'z' }, {}, ['member']],
  [
    'a member that does not answer',
    { action: 'restart', member: 'b' },
    { rest: [{ name: 'b', fault: word('fault-no-answer', {}) }] },
    ['rest-api'],
  ],
  [
    'a member whose restart is scheduled',
    { action: 'restart', member: 'b', scheduledAt: at },
    withMembers([leader('a'), member('b', { scheduledRestart: at })]),
    ['no-other-restart'],
  ],
  ['a replica', { action: 'reinitialize', member: 'b' }, {}, []],
  ['the leader', { action: 'reinitialize', member: 'a' }, {}, ['replica']],
  [
    'a writer without the lock',
    { action: 'reinitialize', member: 'b' },
    withMembers([leader('a'), member('b', { writable: true })]),
    ['replica'],
  ],
  [
    'one of which it is not known whether it accepts writes',
    { action: 'reinitialize', member: 'b' },
    withMembers([leader('a'), member('b', { writable: 'unknown' })]),
    ['replica'],
  ],
  [
    'without anybody to copy from',
    { action: 'reinitialize', member: 'b' },
    withMembers([member('a'), member('b')]),
    ['leader'],
  ],
  ['a cluster', { action: 'pause' }, {}, []],
  [
    'a paused cluster',
    { action: 'pause' },
    { database: database({ paused: true }) },
    ['paused'],
  ],
  ['a cluster that is not paused', { action: 'resume' }, {}, ['paused']],
  [
    'a cluster of which it is not known',
    { action: 'resume' },
    { database: database({ paused: undefined }) },
    ['paused'],
  ],
  [
    'what is scheduled',
    { action: 'cancel-switchover' },
    { database: database({ scheduledSwitchover: { at } }) },
    [],
  ],
  [
    'what is not scheduled',
    { action: 'cancel-switchover' },
    {},
    ['scheduled-switchover'],
  ],
  [
    'a PostgresCluster',
    { action: 'restart' },
    { operator: { paused: false, shutdown: false, upToDate: true }, rest: [] },
    [],
  ],
  [
    'a PostgresCluster that is shut down',
    { action: 'pause' },
    { operator: { shutdown: true } },
    ['operator'],
  ],
  [
    'a PostgresCluster that cannot be read',
    { action: 'pause' },
    { operator: { fault: word('fault-status', { status: 403 }) } },
    ['operator'],
  ],
  [
    'a PostgresCluster with another order',
    {},
    { operator: { pendingSwitchover: 'by-hand' } },
    ['no-other-switchover'],
  ],
];

describe('planAction', () => {
  it.each(OTHERS)('acting on %s by %j', (_what, request, facts, names) => {
    expect(refusedBy(request, facts)).toEqual(names);
    expect(plan(request, facts).possible).toBe(names.length === 0);
  });

  it('says in plain sentences what will happen', () => {
    const effects = (...facts: Parameters<typeof plan>) =>
      plan(...facts).effects.map(({ text }) => text);
    expect(effects({ member: 'b' })).toEqual([
      'b becomes the leader; a becomes a replica.',
      'Connections to a are cut (HAProxy holds 14 for writes now); writes stop for some seconds.',
      'HAProxy sends writes to the new leader after its next checks.',
    ]);
    expect(effects({ scheduledAt: at })[0]).toBe(
      `Patroni hands the lock from a to a fit replica of its choice at ${at}. Nothing changes before.`,
    );
    expect(
      effects(
        { action: 'restart', member: 'b' },
        withMembers([
          leader('a'),
          member('b', {
            pendingRestart: true,
            pendingRestartReason: { max_connections: '100 -> 120' },
          }),
        ]),
      ),
    ).toContain(
      'Changes that wait for a restart take effect: max_connections 100 -> 120.',
    );
    expect(effects({ action: 'restart', member: 'a' }).join()).toMatch(
      /writes stop until it is back/,
    );
    expect(effects({ action: 'reinitialize', member: 'b' })[0]).toBe(
      'All data of b is thrown away and copied anew, as a rule from a.',
    );
    expect(effects({ action: 'pause' })[0]).toMatch(
      /when a fails, nobody takes over/,
    );
    expect(
      effects({ action: 'restart' }, { operator: {}, rest: [] })[0],
    ).toMatch(/restarts all members \(a, b, c\)/);
  });

  it('tells who could not take over, without refusing', () => {
    const { checks, possible } = plan(
      { action: 'restart', member: 'b' },
      withMembers([leader('a'), member('b')]),
    );
    expect(possible).toBe(true);
    expect(checks).toContainEqual(
      expect.objectContaining({ name: 'replicas-left', ok: false }),
    );
  });
});
