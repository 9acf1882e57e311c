import { faultHint } from '@kindler/backstage-plugin-kindler-common';
import type { ClusterFacts, MemberFacts } from '../facts/ClusterFacts';
import { named } from '../../model/named';
import { isoTime } from '../../model/Reading';
import type { Rule } from './Rule';
import {
  roundMs,
  serversUp,
  silenceEvidence,
  writableEvidence,
  writeRoutes,
  WRITES_OUT,
} from './texts';
import { worded } from './worded';

/**
 * PostgreSQL without Patroni: the node that last accepted writes does not answer, and no other node accepts them.
 * Nothing takes over automatically. If HAProxy still reaches the node, perhaps only this backend is cut off from it.
 */
export const primarySilent: Rule = facts => {
  const suspects = silentPrimaries(facts);
  if (suspects.length === 0) {
    return [];
  }
  const names = suspects.map(({ name }) => name);
  const suspected = new Set(suspects);
  const reached = isReached(facts, names);
  const { silentFault } = suspects[0];
  const seenAt = lastWriteAt(facts, suspects[0]);
  return [
    {
      ...worded(
        'primary-silent',
        {
          members: names.join(', '),
          member: names[0],
          hint: silentFault ? faultHint(silentFault) : '',
          lastSeen: seenAt === undefined ? '' : isoTime(seenAt),
        },
        {
          message: seenAt === undefined ? undefined : 'primary-silent-since',
          next: silentFault ? 'fault-next' : undefined,
        },
      ),
      group: reached ? undefined : WRITES_OUT,
      refutedBy: 'connection',
      severity: reached ? 'warning' : 'critical',
      early: 'warning',
      settleMs: roundMs(facts),
      evidence: [
        ...suspects.map(silenceEvidence),
        ...facts.members
          .filter(member => !suspected.has(member))
          .map(writableEvidence),
      ],
    },
  ];
};

/** The last known primary, or every silent node if none is known. */
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

/** When the node last said that it accepts writes, if that was its last report. */
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
