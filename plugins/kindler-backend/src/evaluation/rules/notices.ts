import { evidence } from '../facts/ClusterFacts';
import type { Condition, Rule } from './Rule';

const NOW = { severity: 'info', early: 'info', settleMs: 0 } as const;

/** Failover is switched off on purpose; everything else may be well. */
export const pausedNotice: Rule = facts =>
  facts.paused && facts.holder
    ? [
        {
          ...NOW,
          code: 'paused',
          message:
            'Failover is paused: nothing takes over when the leader fails.',
          next: 'Resume when the maintenance is done.',
          params: {},
          evidence: [
            evidence('pause', 'on', facts.view?.source, facts.view?.observedAt),
          ],
        },
      ]
    : [];

/** A standby cluster follows another site: it has no writable node and no route for writes by design. */
export const standbyNotice: Rule = facts =>
  facts.standbyCluster
    ? [
        {
          ...NOW,
          code: 'standby-cluster',
          message:
            'This is a standby cluster: it follows another site and takes no writes by design.',
          next: 'Nothing to do. Its lag behind the other site is not known here.',
          params: {},
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

/** A switchover will happen at a set time. */
export const scheduledSwitchoverNotice: Rule = facts => {
  const planned = facts.view?.cluster.scheduledSwitchover;
  return planned
    ? [
        {
          ...NOW,
          code: 'switchover-scheduled',
          message: `A switchover${planned.from ? ` from ${planned.from}` : ''}${
            planned.to ? ` to ${planned.to}` : ''
          } is scheduled for ${planned.at}.`,
          next: 'Cancel it in Patroni if it is not wanted.',
          params: {
            at: planned.at,
            from: planned.from ?? '',
            to: planned.to ?? '',
          },
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

/** Parameters that take effect only after a restart. */
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
    code: 'pending-restart',
    message: `A restart is pending on ${names}${what ? `: ${what}` : ''}.`,
    next: 'Restart these members one after the other, the leader last.',
    params: { members: names, changes: what },
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
