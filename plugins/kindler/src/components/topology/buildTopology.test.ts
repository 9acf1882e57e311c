import type { DatabaseMember } from '@kindler/backstage-plugin-kindler-common';
import { buildTopology, type TopologyNode } from './buildTopology';

function member(
  name: string,
  upstream?: string,
  role: DatabaseMember['role'] = 'replica',
): DatabaseMember {
  return { name, upstream, role, state: 'streaming', writable: false };
}

/** E.g. `a(b(c) d)`. */
function text(nodes: TopologyNode[]): string {
  return nodes
    .map(
      ({ name, replicas }) =>
        name + (replicas.length > 0 ? `(${text(replicas)})` : ''),
    )
    .join(' ');
}

describe('buildTopology', () => {
  it('puts replicas of replicas below them, the leader first', () => {
    const members = [
      member('d', 'c'),
      member('c', 'b'),
      member('a', 'b'),
      member('b', undefined, 'leader'),
    ];
    expect(text(buildTopology(members))).toBe('b(c(d) a)');
  });

  it('keeps members apart whose source nobody saw', () => {
    const members = [
      member('c'),
      member('a', undefined, 'leader'),
      member('b', 'a'),
    ];
    expect(text(buildTopology(members))).toBe('a(b) c');
  });

  it('shows a source that is no member of the cluster', () => {
    const members = [member('a', 'far', 'standby_leader'), member('b', 'a')];
    const [root] = buildTopology(members);
    expect(text([root])).toBe('far(a(b))');
    expect(root.member).toBeUndefined();
  });

  it('has every member once when they name each other in a ring', () => {
    const members = [
      member('a', 'c', 'leader'),
      member('b', 'a'),
      member('c', 'b'),
      member('d', 'd'),
    ];
    expect(text(buildTopology(members))).toBe('a(b(c)) d');
  });
});
