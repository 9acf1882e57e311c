import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';
import { worded } from './worded';

const WINDOW_MS = 15 * 60 * 1000;

/**
 * The holder lost the lock and took it back within the last minutes: Patroni counted a change of holder, but the holder
 * is the same. It was read-only in between. The finding is about the past, so it does not change the current verdict.
 */
export const lockRetaken: Rule = ({ kubernetes, snapshot, holder, now }) => {
  const { retaken } = snapshot.kubernetes?.sighting ?? {};
  if (
    !kubernetes ||
    !retaken ||
    retaken.leader !== holder?.name ||
    now - retaken.at > WINDOW_MS
  ) {
    return [];
  }
  const { leader, at, from, to } = retaken;
  return [
    {
      ...worded('lock-retaken', { member: leader, from, to }),
      subject: `${leader}@${to}`,
      severity: 'info',
      early: 'info',
      settleMs: 0,
      evidence: [
        evidence(
          'changes of holder',
          `${from} -> ${to}`,
          kubernetes.source,
          at,
        ),
      ],
    },
  ];
};
