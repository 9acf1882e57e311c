import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';

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
      code: 'lock-retaken',
      subject: `${leader}@${to}`,
      severity: 'info',
      early: 'info',
      settleMs: 0,
      message: `${leader} lost the lock and took it back: Patroni counts ${to} changes of holder, ${from} before.`,
      next: `See the log of Patroni on ${leader} for why it gave the lock up.`,
      params: { member: leader, from, to },
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
