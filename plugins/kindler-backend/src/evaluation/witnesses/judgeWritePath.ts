import type { ClusterFacts, RouteFacts } from '../facts/ClusterFacts';
import { named } from '../../model/named';
import { isDown, serversUp } from '../rules/texts';

/** What is known of the write path through one route, and when the newest evidence of it was seen. */
export interface WritePathState {
  out: boolean;
  at: number;
  /** Since when it is out, where that is known better than by `at`. */
  since?: number;
}

/** Beyond this many lifetimes of the lock, silence is the observer's trouble: a leader would have lost it. */
const LOCK_LIFETIMES = 2;

/**
 * Whether HAProxy and the nodes say that writes lead nowhere: HAProxy has no server for them, or sends them to members
 * that refuse them, while a former leader is demoted or PostgreSQL of the leader starts again.
 *
 * Begin and end are each seen up to one interval of the observer late, and an outage between two looks is not seen.
 * Without a role for SQL probes it is seen later that PostgreSQL of a member does not answer, by its Patroni's word.
 */
export function judgeWritePath(
  route: RouteFacts,
  facts: ClusterFacts,
): WritePathState {
  const observedAt = route.observedAt ?? facts.now;
  const up = serversUp(route);
  const closed = route.othersUp.length === 0;
  if (up.length === 0) {
    return { out: closed && isDown(route), at: observedAt };
  }
  const words = up.map(({ server, member }) => {
    const upSince = observedAt - (server.lastChange ?? Infinity) * 1000;
    return judgeMember(member, upSince, facts);
  });
  const refused = words.every(({ out }) => out);
  return {
    out: closed && refused,
    at: words.reduce((newest, { at }) => Math.max(newest, at), observedAt),
  };
}

/** A word from before HAProxy began to send writes to a member tells nothing of them. */
function judgeMember(
  name: string | undefined,
  upSince: number,
  facts: ClusterFacts,
): WritePathState {
  const member = named(facts.members, name);
  const at = member?.writableAt ?? 0;
  const silentSince = unansweredSince(name, facts);
  if (silentSince !== undefined && silentSince > at) {
    return { out: silentSince >= upSince, at: silentSince };
  }
  return { out: member?.writable === false && at >= upSince, at };
}

/**
 * Since when PostgreSQL of a member does not answer SQL. A frozen Patroni leaves it alive, and then it does. Where
 * Patroni tells later that it does, it is only this backend that is cut off.
 */
function unansweredSince(
  name: string | undefined,
  { snapshot, now, ttlMs }: ClusterFacts,
): number | undefined {
  const sql = named(snapshot.nodes, name)?.sql;
  const { failingSince, fault } = sql ?? {};
  return failingSince !== undefined &&
    (fault?.kind === 'refused' || fault?.kind === 'timeout') &&
    now - failingSince <= LOCK_LIFETIMES * ttlMs
    ? failingSince
    : undefined;
}
