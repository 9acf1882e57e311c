import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';
import { worded } from './worded';

/**
 * The WAL of a slot is gone because max_slot_wal_keep_size was exceeded. Its consumer cannot continue from its
 * position.
 */
export const slotLost: Rule = facts =>
  facts.members.flatMap(member =>
    (member.slots ?? [])
      .filter(({ walStatus }) => walStatus === 'lost')
      .map(slot => ({
        ...worded('slot-lost', { member: member.name, slot: slot.name }),
        subject: `${member.name}/${slot.name}`,
        severity: 'warning' as const,
        early: 'warning' as const,
        settleMs: 0,
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
