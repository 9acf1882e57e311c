import { parseCluster } from '../dcs/parseCluster';
import { parseNode } from '../patroni/parseNode';
import { readFixture } from './__testUtils__/fixtures';
import { HEALTHY } from './__testUtils__/healthy';
import { SAMPLE, judged } from './__testUtils__/judged';

const CLUSTER = JSON.parse(readFixture(`patroni/${SAMPLE}/cluster.json`));

const LEADER = JSON.parse(
  readFixture(`patroni/${SAMPLE}/patroni.patroni1.json`),
);

/** What the samples do not show, and what must not be taken for well. */
describe('/cluster', () => {
  type Entry = Record<string, unknown>;
  const told = (change: (member: Entry) => Entry) =>
    JSON.stringify({
      ...CLUSTER,
      members: CLUSTER.members.map(change),
    });
  const judgedAs = (change: (member: Entry) => Entry) => {
    const value = parseCluster(told(change));
    return judged({
      ...HEALTHY,
      nodes: HEALTHY.nodes.map(node => ({
        ...node,
        cluster: { ...node.cluster!, value },
      })),
    });
  };
  const only = (name: string, change: Entry) => (member: Entry) =>
    member.name === name ? { ...member, ...change } : member;

  it.each<[string, (member: Entry) => Entry, string[]]>([
    [
      'the leader is called primary',
      only('patroni1', { role: 'primary' }),
      ['ok'],
    ],
    ['more is told than before', only('patroni2', { wal: { x: [1] } }), ['ok']],
    [
      'numbers are text',
      only('patroni2', { lag: '12', port: '54322' }),
      ['ok'],
    ],
    ['a role is not known', only('patroni2', { role: 'learner' }), ['ok']],
    [
      'the role of the leader is not known',
      only('patroni1', { role: 'chief' }),
      ['critical', 'critical no-leader'],
    ],
    [
      'a state is not known',
      only('patroni2', { state: 'meditating' }),
      ['degraded', 'warning member-not-running'],
    ],
    [
      'a state is missing',
      only('patroni2', { state: undefined }),
      ['degraded', 'warning member-not-running'],
    ],
    ...[null, -1, 1.5, 1e30, '1 MB', {}, true].map(
      (lag): [string, (member: Entry) => Entry, string[]] => [
        `a lag is ${JSON.stringify(lag)}`,
        only('patroni2', { lag }),
        ['degraded', 'warning lag-unknown'],
      ],
    ),
  ])('%s', (_, change, expected) => {
    expect(judgedAs(change)).toEqual(expected);
  });

  it.each([
    ['two leaders', told(only('patroni2', { role: 'leader' }))],
    [
      'a leader and a standby leader',
      told(only('patroni2', { role: 'standby_leader' })),
    ],
    ['no members', JSON.stringify({ members: {} })],
    ['only a part', told(member => member).slice(0, 200)],
  ])('with %s is a fault', (_, text) => {
    expect(() => parseCluster(text)).toThrow(/leaders|members|JSON/);
  });
});

describe('/patroni', () => {
  it.each<[string, Record<string, unknown>, boolean | 'unknown']>([
    ['as in the samples', {}, true],
    ['an unknown role that PostgreSQL contradicts', { role: 'chief' }, true],
    ['an unknown role', { role: 'chief', xlog: undefined }, 'unknown'],
    [
      'an unknown state without an answer of PostgreSQL',
      { state: 'meditating', xlog: undefined, server_version: undefined },
      'unknown',
    ],
    [
      'a state that ends in failure',
      { state: 'restart failed', xlog: undefined, server_version: undefined },
      false,
    ],
    ['positions of both kinds', { xlog: { received_location: 1 } }, false],
    [
      'positions that are no object',
      { xlog: 5, server_version: undefined },
      'unknown',
    ],
  ])('with %s', (_, change, writable) => {
    const node = parseNode(JSON.stringify({ ...LEADER, ...change }));
    expect(node.writable).toBe(writable);
  });
});

describe('members that are not asked', () => {
  it('are told of, without a verdict on them', () => {
    const snapshot = { ...HEALTHY, nodes: HEALTHY.nodes.slice(0, 2) };
    expect(judged(snapshot)).toEqual(['ok', 'info member-unasked']);
  });

  it('are not suspected while a node has no name', () => {
    const [first, second] = HEALTHY.nodes;
    const nameless = {
      ...second,
      name: undefined,
      address: '10.0.0.9:8008',
      node: {
        ...second.node!,
        value: { ...second.node!.value!, name: undefined },
      },
    };
    expect(judged({ ...HEALTHY, nodes: [first, nameless] })).not.toContain(
      'info member-unasked',
    );
  });
});
