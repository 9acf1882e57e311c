import type { ClusterFacts, RouteFacts } from '../facts/ClusterFacts';
import { named } from '../../model/named';
import { isDown, serversUp } from '../rules/texts';

/** The state of the write path through one route, and the time of the newest evidence for it. */
export interface WritePathState {
  out: boolean;
  at: number;
  /** Since when it has been down, if that is known more precisely than `at`. */
  since?: number;
}

/**
 * Silence longer than this many lifetimes of the lock is a problem of the observer, because a leader would have lost
 * the lock.
 */
const LOCK_LIFETIMES = 2;

/**
 * Whether HAProxy and the nodes say that writes lead nowhere: HAProxy has no server for them or sends them to members
 * that refuse them, while a former leader is demoted or the leader's PostgreSQL restarts.
 *
 * The start and the end are each noticed up to one observer interval late, and an outage between two observations is
 * missed. Without a role for SQL probes, a silent PostgreSQL is noticed later, from Patroni's report.
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

/** A report from before HAProxy began to send writes to a member says nothing about them. */
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
 * Since when a member's PostgreSQL has not answered SQL. A frozen Patroni leaves PostgreSQL alive, so it still answers.
 * If Patroni reports later that PostgreSQL answers, only this backend is cut off.
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
