import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';

const MUCH_BYTES = 1024 ** 3;
/** A replica that restarts is away for less. */
const SETTLE_MS = 60_000;

/**
 * A slot that nobody uses and that keeps much WAL: it grows until the disk is full, and then PostgreSQL stops. A slot
 * that is lost keeps nothing any more. Logical slots of a replica are copies that nobody uses there by design.
 */
export const slotInactive: Rule = facts =>
  facts.members.flatMap(member =>
    (member.slots ?? [])
      .filter(
        ({ type, active, retainedBytes, walStatus }) =>
          !active &&
          walStatus !== 'lost' &&
          !(type === 'logical' && member.sql!.inRecovery) &&
          (retainedBytes ?? 0) >= MUCH_BYTES,
      )
      .map(slot => ({
        code: 'slot-inactive',
        subject: `${member.name}/${slot.name}`,
        severity: 'warning' as const,
        early: 'hidden' as const,
        settleMs: SETTLE_MS,
        message: `Replication slot ${slot.name} of ${
          member.name
        } is not in use and keeps ${inGigabytes(slot.retainedBytes!)} of WAL.`,
        next: 'Bring its consumer back, or drop the slot; max_slot_wal_keep_size bounds what slots may keep.',
        params: {
          member: member.name,
          slot: slot.name,
          size: inGigabytes(slot.retainedBytes!),
        },
        evidence: [
          evidence(
            `WAL kept by slot ${slot.name}`,
            `${slot.retainedBytes} bytes`,
            member.sqlSource,
            member.sqlAt,
          ),
        ],
      })),
  );

function inGigabytes(bytes: number): string {
  return `${(bytes / MUCH_BYTES).toFixed(1)} GiB`;
}
