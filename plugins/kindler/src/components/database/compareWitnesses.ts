import type { Witness } from '@kindler/backstage-plugin-kindler-common';

/** `unknown` where one of the two cannot be compared. */
export type WitnessRelation = 'equal' | 'different' | 'unknown';

const COMPARABLE = ['named', 'none'];

/**
 * Whether two witnesses say the same about where writes go.
 */
export function compareWitnesses(a: Witness, b: Witness): WitnessRelation {
  if (!COMPARABLE.includes(a.status) || !COMPARABLE.includes(b.status)) {
    return 'unknown';
  }
  const said = (witness: Witness) => [...witness.members].sort().join('\n');
  return said(a) === said(b) ? 'equal' : 'different';
}

/**
 * Of several witnesses, those that contradict another: the one that stands alone against two that agree, or all that differ.
 */
export function findDissenters(witnesses: Witness[]): Set<Witness['kind']> {
  const differsFromAll = witnesses.filter(witness => {
    const relations = witnesses
      .filter(other => other !== witness)
      .map(other => compareWitnesses(witness, other))
      .filter(relation => relation !== 'unknown');
    return (
      relations.length > 0 &&
      relations.every(relation => relation === 'different')
    );
  });
  return new Set(differsFromAll.map(({ kind }) => kind));
}
