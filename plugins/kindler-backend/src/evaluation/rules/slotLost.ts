import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';

/**
 * A slot whose WAL is gone: max_slot_wal_keep_size was exceeded. Whoever used it cannot go on from where it was.
 */
export const slotLost: Rule = facts =>
  facts.members.flatMap(member =>
    (member.slots ?? [])
      .filter(({ walStatus }) => walStatus === 'lost')
      .map(slot => ({
        code: 'slot-lost',
        subject: `${member.name}/${slot.name}`,
        severity: 'warning' as const,
        early: 'warning' as const,
        settleMs: 0,
        message: `Replication slot ${slot.name} of ${member.name} is lost: the WAL that it needs is gone.`,
        next: 'Make its consumer anew (reinitialise the replica, or set the subscription up again), then drop the slot.',
        params: { member: member.name, slot: slot.name },
        evidence: [
          evidence(
            `wal_status of slot ${slot.name}`,
            slot.walStatus,
            member.sqlSource,
            member.sqlAt,
          ),
        ],
      })),
  );
