import { evidence } from '../facts/ClusterFacts';
import type { Rule } from './Rule';
import { worded } from './worded';

const MUCH_BYTES = 1024 ** 3;
/** A restarting replica is away for less time than this. */
const SETTLE_MS = 60_000;

/**
 * An unused slot retains much WAL. It grows until the disk is full, and then PostgreSQL stops. A lost slot retains
 * nothing any more. Logical slots on a replica are copies that are unused by design.
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
        ...worded('slot-inactive', {
          member: member.name,
          slot: slot.name,
          size: inGigabytes(slot.retainedBytes!),
        }),
        subject: `${member.name}/${slot.name}`,
        severity: 'warning' as const,
        early: 'hidden' as const,
        settleMs: SETTLE_MS,
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
