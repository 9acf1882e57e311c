import type { NodeSnapshot } from '../model/ClusterSnapshot';
import type { PatroniNode } from '../model/patroni/PatroniNode';
import { parseNode } from '../patroni/parseNode';
import { silent } from '../evaluation/__testUtils__/snapshots';
import { noteDcsContact } from './noteDcsContact';

const said = (dcs?: number) =>
  parseNode(JSON.stringify({ state: 'running', dcs_last_seen: dcs }));

/** Sights a node again and again; each answer with the second at which it came, and whether it failed before. */
function follow(...answers: Array<[number, number | undefined, boolean?]>) {
  const fault = silent<PatroniNode>('patroni-rest:a/b');
  let snapshot: NodeSnapshot = { address: 'a' };
  for (const [second, dcs, failing] of answers) {
    const { node } = snapshot;
    const before = failing ? { ...fault, value: node?.value } : node;
    const value = said(dcs);
    snapshot = {
      ...noteDcsContact({ ...snapshot, node: before }, value, second * 1000),
      node: { source: fault.source, value },
    };
  }
  return snapshot;
}

describe('noteDcsContact', () => {
  it('keeps how long after another the DCS was reached', () => {
    expect(follow([0, 50], [2, 50], [4, 53], [6, 56])).toMatchObject({
      dcsMovedAt: 6000,
      dcsIntervals: [4000, 2000],
    });
  });

  it('keeps nothing of a time without answers', () => {
    expect(follow([0, 50], [2, 53], [60, 110, true])).toMatchObject({
      dcsMovedAt: 60_000,
      dcsIntervals: [2000],
    });
  });

  it('knows nothing of a Patroni that does not tell', () => {
    expect(follow([0, undefined], [2, undefined]).dcsMovedAt).toBeUndefined();
  });
});
