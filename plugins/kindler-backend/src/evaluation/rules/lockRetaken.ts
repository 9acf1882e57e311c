import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';
import { worded } from './worded';

const WINDOW_MS = 15 * 60 * 1000;

/**
 * The holder lost the lock and took it back within the last minutes: Patroni counted a change of holder and it is the same
 * one. It was read-only in between. It is about what was, so it does not change the verdict of now.
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
