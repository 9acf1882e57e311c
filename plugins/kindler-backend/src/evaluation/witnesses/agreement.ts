import type { Witness } from '@kindler/backstage-plugin-kindler-common';
import type { ClusterFacts } from '../facts/ClusterFacts';
import { evidence } from '../facts/ClusterFacts';
import type { Condition } from '../rules/Rule';
import { worded } from '../rules/worded';

/** Returns the witnesses that exist and therefore must name the same member. */
export function namingWitnesses(witnesses: Witness[]): Witness[] {
  return witnesses.filter(
    ({ status }) => status !== 'absent' && status !== 'served',
  );
}

/** Whether all witnesses speak and name the same member. */
export function agree(witnesses: Witness[]): boolean {
  const names = new Set(witnesses.flatMap(({ members }) => members));
  return (
    names.size === 1 && witnesses.every(({ members }) => members.length === 1)
  );
}

/**
 * All witnesses speak, do not name the same member, and no rule explains it. That happens briefly in every change of
 * leader, because the sources are not asked at the same time.
 */
export function disagreement(
  facts: ClusterFacts,
  witnesses: Witness[],
): Condition[] {
  const naming = namingWitnesses(witnesses);
  const silent = naming.some(({ status }) => status === 'unknown');
  if (facts.standbyCluster || naming.length === 0 || silent || agree(naming)) {
    return [];
  }
  const words = naming.map(
    ({ kind, members }) => `${kind}: ${members.join(', ') || 'nobody'}`,
  );
  return [
    {
      ...worded('witnesses-disagree', { words: words.join('; ') }),
      severity: 'warning',
      early: 'warning',
      settleMs: 0,
      evidence: naming.map(({ kind, members, source, observedAt }) => ({
        ...evidence(kind, members.join(', ') || 'nobody', source),
        observedAt,
      })),
    },
  ];
}
