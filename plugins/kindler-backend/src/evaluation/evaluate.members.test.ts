import { evaluate } from './evaluate';
import { changed } from './__testUtils__/healthy';
import { codes, find, lasting } from './__testUtils__/judging';
import { NOW, observedAt } from './__testUtils__/snapshots';

describe('the rules of members', () => {
  it('S1: two nodes say primary, once both were asked again', () => {
    const snapshot = changed({
      nodes: (node, name) =>
        name === 'patroni3'
          ? { ...node, role: 'primary', writable: true }
          : node,
    });
    const first = evaluate(snapshot, undefined, NOW);
    expect(find(first, 'split-brain')).toBeUndefined();
    expect(first.verdict).not.toBe('ok');
    const half = observedAt(snapshot, NOW + 1000);
    half.nodes[2] = snapshot.nodes[2];
    expect(
      find(evaluate(half, first.state, NOW + 1000), 'split-brain'),
    ).toBeUndefined();
    const again = evaluate(
      observedAt(snapshot, NOW + 1000),
      first.state,
      NOW + 1000,
    );
    expect(find(again, 'split-brain')).toMatchObject({
      severity: 'critical',
      rule: 'S1',
    });
  });

  it('S7: the leader is behind a member', () => {
    const snapshot = changed({
      nodes: (node, name) =>
        name === 'patroni3' ? { ...node, timeline: 2 } : node,
    });
    expect(evaluate(snapshot, undefined, NOW).verdict).toBe('ok');
    expect(find(lasting(snapshot), 'leader-timeline-behind')?.severity).toBe(
      'critical',
    );
  });

  it('S9: system identifiers differ in the last of 19 digits', () => {
    const snapshot = changed({
      nodes: (node, name) =>
        name === 'patroni3'
          ? { ...node, systemIdentifier: '7710911216881103717' }
          : node,
    });
    expect(codes(evaluate(snapshot, undefined, NOW))).toEqual([
      'critical system-identifiers-differ',
    ]);
  });

  it('one writable node that is not the lock holder', () => {
    const snapshot = changed({
      nodes: (node, name) => ({ ...node, writable: name === 'patroni2' }),
    });
    const at = lasting(snapshot);
    expect(codes(at)).toEqual([
      'critical writes-elsewhere',
      'critical holder-not-serving',
    ]);
  });

  it('a replica that runs without replicating', () => {
    const snapshot = changed({
      nodes: (node, name) =>
        name === 'patroni3' ? { ...node, replicationState: undefined } : node,
    });
    expect(codes(lasting(snapshot))).toEqual(['warning replica-not-streaming']);
  });

  it('a lag beyond what Patroni fails over to', () => {
    const snapshot = changed({
      clusters: cluster => ({
        ...cluster,
        members: cluster.members.map(member =>
          member.name === 'patroni2' ? { ...member, lag: 5_000_000 } : member,
        ),
      }),
    });
    expect(codes(lasting(snapshot))).toEqual(['warning lag-high']);
  });

  it('a node that answers but is not in the DCS', () => {
    const snapshot = changed({
      clusters: cluster => ({
        ...cluster,
        members: cluster.members.filter(({ name }) => name !== 'patroni3'),
      }),
    });
    expect(codes(lasting(snapshot))).toEqual(['warning member-unlisted']);
  });
});
