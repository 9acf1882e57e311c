import { word } from '@kindler/backstage-plugin-kindler-common';
import {
  actionFacts,
  database,
  leader,
  member,
} from '../__testUtils__/actionFacts';
import {
  at,
  plan,
  refusedBy,
  unknownLeader,
  withMembers,
  type PlanCase,
} from '../__testUtils__/planCase';
import type { ActionFacts } from './ActionFacts';

const silent = word('fault-no-answer', {});

/** As if only these members were asked, and some did not answer. */
function withRest(
  isAsked: (member: { name: string }) => boolean,
  faults: Record<string, string> = {},
): Partial<ActionFacts> {
  return {
    rest: actionFacts({})
      .rest.filter(isAsked)
      .map(asked =>
        faults[asked.name] ? { name: asked.name, fault: silent } : asked,
      ),
  };
}

const STREAMING = {
  state: 'running',
  paused: false,
  receives: true,
  streaming: [],
};

const SWITCHOVERS: PlanCase[] = [
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
          statement: { state: 'running', paused: false, streaming: ['b'] },
        },
        {
          name: 'b',
          statement: { state: 'running', paused: false, streaming: [] },
        },
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
          statement: { state: 'running', paused: false, streaming: ['b'] },
        },
        {
          name: 'b',
          statement: {
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
    { rest: [{ name: 'a', fault: silent }] },
    ['rest-api', 'leader-answers', 'candidate'],
  ],
  [
    'of a leader whose Patroni does not answer',
    { member: 'b' },
    {
      rest: [
        { name: 'a', fault: silent },
        { name: 'b', statement: STREAMING },
      ],
    },
    ['leader-answers'],
  ],
  ['when PGO may run it', {}, { ownerUnknown: true }, ['owner']],
];

describe('planAction', () => {
  it.each(SWITCHOVERS)('a switchover %s', (_what, request, facts, names) => {
    expect(refusedBy(request, facts)).toEqual(names);
    expect(plan(request, facts).possible).toBe(names.length === 0);
  });
});
