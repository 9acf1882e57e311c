import type { NodeSnapshot } from '../model/ClusterSnapshot';
import type { Reading } from '../model/Reading';
import { followNode, isSameReading } from './followNode';

const source = {
  id: 'patroni-rest:orders/a',
  kind: 'patroni-rest',
  target: 'a',
} as const;
const view = (leader?: string): Reading<unknown> => ({
  source,
  value: {
    members: leader === undefined ? [] : [{ name: leader, role: 'leader' }],
  },
});
const fault: Reading<unknown> = {
  source,
  fault: { kind: 'refused', source: source.id, message: '', hint: '' },
};
const START: NodeSnapshot = { address: 'a' };

describe('followNode', () => {
  it('notes since when a node names who leads, over answers and faults', () => {
    const since = [
      view('a'),
      view('a'),
      fault,
      view('a'),
      view('b'),
      view(),
      view(),
    ].reduce<Array<NodeSnapshot>>(
      (nodes, reading, index) => [
        ...nodes,
        followNode(nodes.at(-1)!, 'cluster', reading, index + 1),
      ],
      [START],
    );
    expect(since.slice(1).map(({ namesSince }) => namesSince)).toEqual([
      1, 1, 1, 4, 5, 6, 6,
    ]);
  });

  it('keeps when the DCS was last reached while the node fails', () => {
    const node = { source, value: { dcsLastSeen: 7 } };
    const seen = followNode(START, 'node', node, 100);
    expect(seen).toMatchObject({ node, dcsMovedAt: 100 });
    expect(followNode(seen, 'node', fault, 200)).toMatchObject({
      node: fault,
      dcsMovedAt: 100,
    });
  });
});

describe('isSameReading', () => {
  const node = (lsn: string): Reading<unknown> => ({
    source,
    value: { state: 'running', lsn },
  });

  it.each([
    ['progress of a node', 'node', node('1'), node('2'), true],
    ['another answer', 'sql', node('1'), node('2'), false],
    ['a first answer', 'node', undefined, node('1'), false],
    ['a fault', 'node', node('1'), fault, false],
    ['an answer after a fault', 'node', fault, node('1'), false],
  ] as const)('%s', (_, question, before, now, same) => {
    expect(isSameReading(question, before, now)).toBe(same);
  });
});
