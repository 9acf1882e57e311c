import type {
  Witness,
  WitnessKind,
} from '@kindler/backstage-plugin-kindler-common';
import { compareWitnesses, findDissenters } from './compareWitnesses';

function witness(
  kind: WitnessKind,
  status: Witness['status'],
  ...members: string[]
): Witness {
  return { kind, status, members, details: [] };
}

describe('compareWitnesses', () => {
  it.each([
    ['named', ['a'], 'named', ['a'], 'equal'],
    ['named', ['a', 'b'], 'named', ['b', 'a'], 'equal'],
    ['named', ['a'], 'named', ['b'], 'different'],
    ['named', ['a'], 'named', ['a', 'b'], 'different'],
    ['named', ['a'], 'none', [], 'different'],
    ['none', [], 'none', [], 'equal'],
    ['named', ['a'], 'unknown', [], 'unknown'],
    ['unknown', [], 'unknown', [], 'unknown'],
    ['absent', [], 'named', ['a'], 'unknown'],
    ['served', [], 'named', ['a'], 'fits'],
    ['none', [], 'served', [], 'different'],
    ['served', [], 'unknown', [], 'unknown'],
  ] as const)('%s %j and %s %j: %s', (left, a, right, b, relation) => {
    expect(
      compareWitnesses(
        witness('patroni', left, ...a),
        witness('postgres', right, ...b),
      ),
    ).toBe(relation);
  });
});

describe('findDissenters', () => {
  it('finds the one against two', () => {
    const found = findDissenters([
      witness('patroni', 'named', 'a'),
      witness('postgres', 'named', 'a'),
      witness('haproxy', 'named', 'b'),
    ]);
    expect([...found]).toEqual(['haproxy']);
  });

  it('finds both of two that contradict each other', () => {
    const found = findDissenters([
      witness('patroni', 'named', 'a'),
      witness('postgres', 'unknown'),
      witness('haproxy', 'named', 'b'),
    ]);
    expect([...found]).toEqual(['patroni', 'haproxy']);
  });

  it('finds a client that is not served, and a gateway without a server', () => {
    const found = findDissenters([
      witness('client', 'none'),
      witness('patroni', 'named', 'a'),
      witness('postgres', 'named', 'a'),
      witness('haproxy', 'none'),
    ]);
    expect([...found]).toEqual(['client', 'haproxy']);
  });

  it('finds a client that is not served though nobody expects it to be', () => {
    const found = findDissenters([
      witness('client', 'none'),
      witness('patroni', 'none'),
      witness('postgres', 'none'),
    ]);
    expect([...found]).toEqual(['client']);
  });

  it('finds two that accept writes', () => {
    const found = findDissenters([
      witness('client', 'named', 'a'),
      witness('patroni', 'named', 'a'),
      witness('postgres', 'named', 'a', 'b'),
      witness('haproxy', 'named', 'a'),
    ]);
    expect([...found]).toEqual(['postgres']);
  });

  it('blames nobody for silence', () => {
    const found = findDissenters([
      witness('patroni', 'named', 'a'),
      witness('postgres', 'unknown'),
      witness('haproxy', 'absent'),
    ]);
    expect(found.size).toBe(0);
  });
});
