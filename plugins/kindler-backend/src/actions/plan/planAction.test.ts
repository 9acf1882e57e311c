import type { Database } from '@kindler/backstage-plugin-kindler-common';
import {
  actionFacts,
  database,
  leader,
  member,
} from '../__testUtils__/actionFacts';
import type { ActionRequest } from '../types';
import type { ActionFacts } from './ActionFacts';
import { planAction } from './planAction';

type Case = [
  what: string,
  request: Partial<ActionRequest>,
  facts: Partial<ActionFacts>,
  refusedBy: string[],
];

const at = '2030-01-01T00:00:00Z';
const withMembers = (
  members: Database['members'],
  more: Partial<Database> = {},
): Partial<ActionFacts> => ({ database: database({ members, ...more }) });

/** As if only these members were asked, and some did not answer. */
function withRest(
  isAsked: (member: { name: string }) => boolean,
  faults: Record<string, string> = {},
): Partial<ActionFacts> {
  return {
    rest: actionFacts({})
      .rest.filter(isAsked)
      .map(({ name, word }) =>
        faults[name] ? { name, fault: faults[name] } : { name, word },
      ),
  };
}

function unknownLeader(): Partial<ActionFacts> {
  const { witnesses } = database();
  return {
    database: database({
      members: [member('a'), member('b')],
      paused: undefined,
      witnesses: {
        ...witnesses,
        patroni: { ...witnesses.patroni, status: 'unknown', members: [] },
      },
    }),
  };
}

const plan = (
  request: Partial<ActionRequest>,
  facts: Partial<ActionFacts> = {},
) => planAction(actionFacts(request, facts), 'REST', 0);

const refusedBy = (
  request: Partial<ActionRequest>,
  facts: Partial<ActionFacts>,
) =>
  plan(request, facts)
    .checks.filter(({ ok, blocking }) => blocking && ok !== true)
    .map(({ name }) => name);

const SWITCHOVERS: Case[] = [
  ['to anybody fit', {}, {}, []],
  ['to a fit member', { member: 'b' }, {}, []],
  ['of the leader that was seen', { leader: 'a' }, {}, []],
  ['of another leader', { leader: 'b' }, {}, ['same-leader']],
  ['to the leader', { member: 'a' }, {}, ['candidate']],
  ['to a stranger', { member: 'z' }, {}, ['candidate']],
  [
    'to one that does not stream',
    { member: 'b' },
    withMembers([leader('a'), member('b', { state: 'starting' })]),
    ['candidate-streams'],
  ],
  [
    'to one of which `running` is all that is known',
    { member: 'b' },
    withMembers([leader('a'), member('b', { state: 'running' })]),
    ['candidate-streams'],
  ],
  [
    'to one whose name the leader has among its standbys',
    { member: 'b' },
    {
      ...withMembers([leader('a'), member('b', { state: 'running' })]),
      rest: [
        {
          name: 'a',
          word: { state: 'running', paused: false, streaming: ['b'] },
        },
        { name: 'b', word: { state: 'running', paused: false, streaming: [] } },
      ],
    },
    [],
  ],
  [
    'to one that nobody asks',
    { member: 'b' },
    withRest(({ name }) => name !== 'b'),
    ['candidate-answers'],
  ],
  [
    'to one whose Patroni does not answer',
    { member: 'b' },
    withRest(() => true, { b: 'timeout' }),
    ['candidate-answers'],
  ],
  [
    'to anybody, where nobody asks the others',
    {},
    withRest(({ name }) => name === 'a'),
    ['candidate'],
  ],
  [
    'to one that by its own word does not stream although the DCS says so',
    { member: 'b' },
    {
      rest: [
        {
          name: 'a',
          word: { state: 'running', paused: false, streaming: ['b'] },
        },
        {
          name: 'b',
          word: {
            state: 'running',
            paused: false,
            receives: false,
            streaming: [],
          },
        },
      ],
    },
    ['candidate-streams'],
  ],
  [
    'to one that streams by the DCS, where no member can be asked',
    { member: 'b' },
    { operator: {}, rest: [] },
    [],
  ],
  [
    'to one that is too far behind',
    { member: 'b' },
    withMembers([leader('a'), member('b', { lag: 2_000_000 })]),
    ['candidate-lag'],
  ],
  [
    'to one whose lag is unknown',
    { member: 'b' },
    withMembers([leader('a'), member('b', { lag: 'unknown' })]),
    ['candidate-lag'],
  ],
  [
    'without knowing how far behind is allowed',
    { member: 'b' },
    { limits: undefined },
    ['candidate-lag'],
  ],
  [
    'to one tagged nofailover',
    { member: 'b' },
    withMembers([leader('a'), member('b', { tags: { nofailover: 'true' } })]),
    ['candidate-may-lead'],
  ],
  [
    'to an asynchronous member in synchronous mode',
    { member: 'b' },
    withMembers([
      leader('a'),
      member('b'),
      member('c', { role: 'sync_standby' }),
    ]),
    ['candidate-is-synchronous'],
  ],
  [
    'in synchronous mode without any synchronous standby',
    {},
    { limits: { maximumLag: 1, synchronous: true } },
    ['candidate'],
  ],
  [
    'to a quorum standby',
    { member: 'b' },
    withMembers([leader('a'), member('b', { role: 'quorum_standby' })]),
    [],
  ],
  ['of a single member', {}, withMembers([leader('a')]), ['candidate']],
  [
    'with nobody holding the lock',
    { member: 'b' },
    withMembers([member('a'), member('b')]),
    ['leader'],
  ],
  [
    'while it is not known who leads',
    { member: 'b' },
    unknownLeader(),
    ['leader', 'paused'],
  ],
  [
    'in a split brain',
    { member: 'b' },
    withMembers([leader('a'), member('b'), member('c', { writable: true })]),
    ['one-writer'],
  ],
  [
    'while paused, to anybody',
    {},
    { database: database({ paused: true }) },
    ['paused'],
  ],
  [
    'while paused, to a named member',
    { member: 'b' },
    { database: database({ paused: true }) },
    [],
  ],
  [
    'at a time while paused',
    { member: 'b', scheduledAt: at },
    { database: database({ paused: true }) },
    ['paused'],
  ],
  [
    'while one is scheduled',
    {},
    { database: database({ scheduledSwitchover: { at } }) },
    ['no-other-switchover'],
  ],
  [
    'at a time, to one that is behind now',
    { member: 'b', scheduledAt: at },
    withMembers([leader('a'), member('b', { lag: 2_000_000 })]),
    [],
  ],
  [
    'at a time, to a stranger',
    { member: 'z', scheduledAt: at },
    {},
    ['candidate'],
  ],
  [
    'without a member that answers',
    {},
    { rest: [{ name: 'a', fault: 'refused' }] },
    ['rest-api', 'leader-answers', 'candidate'],
  ],
  [
    'of a leader whose Patroni does not answer',
    { member: 'b' },
    {
      rest: [
        { name: 'a', fault: 'timeout' },
        {
          name: 'b',
          word: {
            state: 'running',
            paused: false,
            receives: true,
            streaming: [],
          },
        },
      ],
    },
    ['leader-answers'],
  ],
  ['when PGO may run it', {}, { ownerUnknown: true }, ['owner']],
];

const OTHERS: Case[] = [
  ['a replica', { action: 'restart', member: 'b' }, {}, []],
  ['the leader', { action: 'restart', member: 'a' }, {}, []],
  ['a stranger', { action: 'restart', member: 'z' }, {}, ['member']],
  [
    'a member that does not answer',
    { action: 'restart', member: 'b' },
    { rest: [{ name: 'b', fault: 'timeout' }] },
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
    { operator: { fault: 'status 403' } },
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
  it.each(SWITCHOVERS)('a switchover %s', (_what, request, facts, names) => {
    expect(refusedBy(request, facts)).toEqual(names);
    expect(plan(request, facts).possible).toBe(names.length === 0);
  });

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
