import {
  NOW,
  sampleSnapshot,
  silent,
  sqlReading,
} from '../__testUtils__/snapshots';
import type { NodeSnapshot } from '../../model/ClusterSnapshot';
import { deriveMembers } from './deriveMembers';

/** Whether the leader of a healthy cluster accepts writes, by what its node says. */
function writable(change: (node: NodeSnapshot) => NodeSnapshot) {
  const snapshot = sampleSnapshot({ patroni: 'v4.1.4/01-healthy' });
  const [leader, ...others] = snapshot.nodes;
  const nodes = [change(leader), ...others];
  return deriveMembers({ ...snapshot, nodes }, undefined, NOW)[0].writable;
}

const failing = (failures: number, failingSince: number) => ({
  ...sqlReading(false, NOW - 3000),
  failures,
  failingSince,
  fault: silent('postgres-sql:demo/node').fault,
});

describe('whether a member accepts writes', () => {
  it.each<[string, (node: NodeSnapshot) => NodeSnapshot, boolean | 'unknown']>([
    ['is what Patroni says where there is no SQL', node => node, true],
    [
      'is what the newer word says',
      node => ({ ...node, sql: sqlReading(true, NOW + 1) }),
      false,
    ],
    [
      'is still known when one answer was lost',
      node => ({ ...node, sql: failing(1, NOW - 500) }),
      true,
    ],
    [
      'is unknown when all that was said is older than the silence of SQL',
      node => ({
        ...node,
        node: { ...node.node!, observedAt: NOW - 2000 },
        sql: failing(2, NOW - 500),
      }),
      'unknown',
    ],
    [
      'is what Patroni said since SQL fell silent',
      node => ({ ...node, sql: failing(9, NOW - 500) }),
      true,
    ],
    [
      'is what SQL says while Patroni is frozen',
      node => ({
        ...node,
        node: silent('patroni-rest:demo/x', NOW, node.node!.value),
        sql: sqlReading(false),
      }),
      true,
    ],
  ])('%s', (_, change, expected) => {
    expect(writable(change)).toBe(expected);
  });
});
