import type { ClusterFacts, MemberFacts } from '../facts/ClusterFacts';
import { named } from '../../model/named';
import { isoTime } from '../../model/Reading';
import type { Rule } from './Rule';
import {
  listed,
  roundMs,
  serversUp,
  silenceEvidence,
  writableEvidence,
  writeRoutes,
  WRITES_OUT,
} from './texts';

/**
 * PostgreSQL without Patroni: the node that accepted writes last does not answer, and no other accepts them. Nothing
 * takes over by itself there. Where HAProxy still gets through to it, only this backend may be cut off from it.
 */
export const primarySilent: Rule = facts => {
  const suspects = silentPrimaries(facts);
  if (suspects.length === 0) {
    return [];
  }
  const names = suspects.map(({ name }) => name);
  const suspected = new Set(suspects);
  const reached = isReached(facts, names);
  const seenAt = lastWriteAt(facts, suspects[0]);
  return [
    {
      code: 'primary-silent',
      group: reached ? undefined : WRITES_OUT,
      refutedBy: 'connection',
      severity: reached ? 'warning' : 'critical',
      early: 'warning',
      settleMs: roundMs(facts),
      message:
        seenAt === undefined
          ? `No node that answers accepts writes, and ${listed(
              names,
            )} does not answer.`
          : `${names[0]} accepted writes when it last answered, at ${isoTime(
              seenAt,
            )}; now it does not answer, and no other node accepts writes.`,
      next:
        suspects[0].silentFault?.hint ??
        `See whether ${names[0]} runs before another node is promoted.`,
      params: {
        members: names.join(', '),
        lastSeen: seenAt === undefined ? '' : isoTime(seenAt),
      },
      evidence: [
        ...suspects.map(silenceEvidence),
        ...facts.members
          .filter(member => !suspected.has(member))
          .map(writableEvidence),
      ],
    },
  ];
};

/** The last known one; where none is known, every silent node may be it. */
export function silentPrimaries(facts: ClusterFacts): MemberFacts[] {
  const { hasPatroni, snapshot, writers } = facts;
  if (hasPatroni || !snapshot.probed || writers.length > 0) {
    return [];
  }
  const silent = facts.members.filter(
    ({ silentSince, writable }) =>
      silentSince !== undefined && writable === 'unknown',
  );
  const last = silent.filter(
    member => lastWriteAt(facts, member) !== undefined,
  );
  return last.length > 0 ? last : silent;
}

/** When the node last said that it accepts writes, if that was the last thing it said. */
function lastWriteAt(
  { snapshot }: ClusterFacts,
  { name }: MemberFacts,
): number | undefined {
  const sql = named(snapshot.nodes, name)?.sql;
  return sql?.value?.inRecovery === false ? sql.observedAt : undefined;
}

function isReached(facts: ClusterFacts, names: string[]): boolean {
  const meant = new Set(names);
  return writeRoutes(facts).some(route =>
    serversUp(route).some(({ member }) => member && meant.has(member)),
  );
}
