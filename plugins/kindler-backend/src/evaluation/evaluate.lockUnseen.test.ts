import type { ClusterSnapshot } from '../model/ClusterSnapshot';
import { evaluate } from './evaluate';
import { changed, changeNode } from './__testUtils__/healthy';
import { codes, find } from './__testUtils__/judging';
import { NOW } from './__testUtils__/snapshots';
import { led } from './__testUtils__/lockWords';

describe('the rules of the lock', () => {
  describe('the holder does not reach the DCS, by its own word', () => {
    it.each([
      [9, []],
      [14, ['warning lock-not-renewed']],
      [20, ['warning lock-not-renewed']],
      [21, ['warning dcs-unseen']],
    ])('for %d s', (seconds, expected) => {
      const snapshot = changeNode('patroni1', () => ({
        dcsMovedAt: NOW - seconds * 1000,
      }));
      const others = {
        ...snapshot,
        nodes: snapshot.nodes.map(node => ({ dcsMovedAt: NOW, ...node })),
      };
      expect(codes(evaluate(others, undefined, NOW))).toEqual(expected);
    });

    it('and a replica that does not is no matter of the lock', () => {
      const snapshot = changeNode('patroni2', () => ({
        dcsMovedAt: NOW - 15_000,
      }));
      expect(codes(evaluate(snapshot, undefined, NOW))).toEqual([]);
    });
  });

  describe('nodes that are asked in turn', () => {
    /** The nodes' words with how many seconds ago they were heard, and since when they have said so. */
    const said = (words: Array<[string, number, number?]>): ClusterSnapshot => {
      const snapshot = changed({
        clusters: (cluster, name) =>
          led(words[Number(name.at(-1)) - 1][0])(cluster),
      });
      return {
        ...snapshot,
        nodes: snapshot.nodes.map((node, index) => {
          const [, ago, since = ago] = words[index];
          return {
            ...node,
            namesSince: NOW - since * 1000,
            cluster: { ...node.cluster!, observedAt: NOW - ago * 1000 },
          };
        }),
      };
    };

    it.each<[string, Array<[string, number, number?]>, string | undefined]>([
      [
        'a change of leader shows in the newest answer',
        [
          ['patroni1', 4, 99],
          ['patroni1', 2, 99],
          ['patroni3', 0],
        ],
        'patroni3',
      ],
      [
        'one that says something else all the time is not believed',
        [
          ['patroni1', 4, 99],
          ['patroni1', 2, 99],
          ['patroni3', 0, 60],
        ],
        'patroni1',
      ],
      [
        'an answer that is older than the present is not gone by',
        [
          ['patroni1', 8, 99],
          ['patroni1', 9, 99],
          ['patroni1', 10, 99],
        ],
        undefined,
      ],
    ])('%s', (_, words, leader) => {
      const { facts } = evaluate(said(words), undefined, NOW);
      expect(facts.holder?.name).toBe(leader);
    });

    it('S13 rests on answers that were all given after it began', () => {
      const words: Array<[string, number, number?]> = [
        ['patroni1', 4, 99],
        ['patroni1', 2, 99],
        ['patroni3', 0],
      ];
      const first = evaluate(said(words), undefined, NOW - 60_000);
      expect(
        find(evaluate(said(words), first.state, NOW), 'nodes-disagree'),
      ).toMatchObject({ severity: 'critical' });
      const late = evaluate(said(words), undefined, NOW - 3000);
      expect(
        find(evaluate(said(words), late.state, NOW + 3000), 'nodes-disagree'),
      ).toBeUndefined();
    });
  });

  it('S15: nodes do not reach the DCS, timed on our own clock', () => {
    const some = changeNode('patroni2', () => ({ dcsMovedAt: NOW - 30_000 }));
    some.nodes[0] = { ...some.nodes[0], dcsMovedAt: NOW - 1000 };
    expect(codes(evaluate(some, undefined, NOW))).toEqual([
      'warning dcs-unseen',
    ]);
    const all = changeNode('patroni2', () => ({ dcsMovedAt: NOW - 30_000 }));
    expect(codes(evaluate(all, undefined, NOW))).toEqual([
      'critical dcs-unseen',
    ]);
  });

  it('S15: not while nobody asked whether they did', () => {
    const seldom = changed({});
    const nodes = seldom.nodes.map(node => ({
      ...node,
      dcsMovedAt: NOW - 25_000,
      node: { ...node.node!, observedAt: NOW - 10_000 },
    }));
    const found = codes(evaluate({ ...seldom, nodes }, undefined, NOW));
    expect(found).not.toContain('critical dcs-unseen');
  });

  it('S14: failsafe holds the cluster', () => {
    const snapshot = changed({
      nodes: node => ({ ...node, failsafeActive: true }),
    });
    expect(codes(evaluate(snapshot, undefined, NOW))).toEqual([
      'warning failsafe-active',
    ]);
  });
});
