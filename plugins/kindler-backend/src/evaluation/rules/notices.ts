import { evidence } from '../facts/ClusterFacts';
import type { Condition, Rule } from './Rule';
import { worded } from './worded';

const NOW = { severity: 'info', early: 'info', settleMs: 0 } as const;

/** Failover is switched off on purpose. Everything else may be well. */
export const pausedNotice: Rule = facts =>
  facts.paused && facts.holder
    ? [
        {
          ...NOW,
          ...worded('paused', {}),
          evidence: [
            evidence('pause', 'on', facts.view?.source, facts.view?.observedAt),
          ],
        },
      ]
    : [];

/** A standby cluster follows another site, so by design it has no writable node and no route for writes. */
export const standbyNotice: Rule = facts =>
  facts.standbyCluster
    ? [
        {
          ...NOW,
          ...worded('standby-cluster', {}),
          evidence: [
            evidence(
              'role of the lock holder',
              facts.holder?.role,
              facts.view?.source,
              facts.view?.observedAt,
            ),
          ],
        },
      ]
    : [];

/** A switchover is scheduled. */
export const scheduledSwitchoverNotice: Rule = facts => {
  const planned = facts.view?.cluster.scheduledSwitchover;
  return planned
    ? [
        {
          ...NOW,
          ...worded(
            'switchover-scheduled',
            {
              at: planned.at,
              from: planned.from ?? '',
              to: planned.to ?? '',
            },
            { message: wordsFor(planned) },
          ),
          evidence: [
            evidence(
              'scheduled switchover',
              planned.at,
              facts.view!.source,
              facts.view!.observedAt,
            ),
          ],
        },
      ]
    : [];
};

function wordsFor({ from, to }: { from?: string; to?: string }) {
  if (from && to) {
    return 'switchover-scheduled-from-to';
  }
  if (from) {
    return 'switchover-scheduled-from';
  }
  return to ? 'switchover-scheduled-to' : undefined;
}

/** Some parameters take effect only after a restart. */
export const pendingRestartNotice: Rule = facts => {
  const pending = facts.members.filter(member => member.pendingRestart);
  if (pending.length === 0) {
    return [];
  }
  const names = pending.map(({ name }) => name).join(', ');
  const changes = Object.assign(
    {},
    ...pending.map(member => member.pendingRestartReason ?? {}),
  ) as Record<string, string>;
  const what = Object.entries(changes)
    .map(([parameter, change]) => `${parameter} ${change}`)
    .join(', ');
  const notice: Condition = {
    ...NOW,
    ...worded(
      'pending-restart',
      { members: names, changes: what },
      { message: what ? 'pending-restart-for' : undefined },
    ),
    evidence: pending.map(member =>
      evidence(
        `pending restart of ${member.name}`,
        'true',
        facts.view?.source,
        facts.view?.observedAt,
      ),
    ),
  };
  return [notice];
};
