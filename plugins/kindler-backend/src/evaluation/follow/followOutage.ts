import { isOut, isServed, type ClientFacts } from '../facts/ClientFacts';
import type { ClusterFacts, RouteFacts } from '../facts/ClusterFacts';
import {
  judgeWritePath,
  type WritePathState,
} from '../witnesses/judgeWritePath';
import { named } from '../../model/named';
import { isMoved, serversUp, writeRoutes } from '../rules/texts';

/** Without `to` the outage is still going on. */
export interface FollowedOutage {
  from: number;
  to?: number;
}

/**
 * The period without writes from the clients' point of view: from the last client that was served to the next one. If
 * no client is tried, or clients only reach the log-in prompt, HAProxy and the nodes decide. Undefined if there is no
 * outage. While there is no information, it stays unchanged.
 *
 * A calm route is tried only every few seconds, so an outage cannot have begun before the write path was last seen
 * open.
 *
 * @param since - when the current outage began
 * @param openAt - when HAProxy and the nodes last said that the write path was open
 */
export function followOutage(
  facts: ClusterFacts,
  since: number | undefined,
  openAt: number | undefined,
): FollowedOutage | undefined {
  const words = facts.routes
    .filter(({ intent }) => intent === 'read-write')
    .flatMap(route => wordOf(route, facts, openAt));
  const from = since ?? facts.now;
  if (words.length === 0) {
    return since === undefined ? undefined : { from };
  }
  const out = words.filter(word => word.out);
  if (!facts.standbyCluster && out.length > 0) {
    const began = Math.min(...out.map(({ since: at, at: seen }) => at ?? seen));
    return { from: since ?? began };
  }
  const at = Math.max(...words.map(word => word.at));
  return since === undefined ? undefined : { from, to: Math.max(from, at) };
}

/** When HAProxy and the nodes last said that clients could write on every route. The older of the two statements counts. */
export function writePathOpenAt(facts: ClusterFacts): number | undefined {
  const times = writeRoutes(facts).map(route =>
    serversUp(route).reduce((newest, { member }) => {
      const known = named(facts.members, member);
      return known?.writable === true
        ? Math.max(newest, Math.min(route.observedAt!, known.writableAt!))
        : newest;
    }, 0),
  );
  const oldest = Math.min(...times);
  return times.length > 0 && oldest > 0 ? oldest : undefined;
}

function wordOf(
  route: RouteFacts,
  facts: ClusterFacts,
  openAt: number | undefined,
): WritePathState[] {
  const { client } = route;
  const path = route.known ? [judgeWritePath(route, facts)] : [];
  if (!client || client.outcome === undefined || isMoved(route)) {
    return path;
  }
  if (isOut(client)) {
    return [{ out: true, at: client.at!, since: beganAt(client, openAt) }];
  }
  // At the log-in prompt a server that refuses writes looks like any other.
  const proven = isServed(client) && client.query?.writable === true;
  return proven || path.length === 0 ? [{ out: false, at: client.at! }] : path;
}

/** Between the last client that was served and the first that was not, but after the write path was last seen open. */
function beganAt(
  { servedAt, refusedSince, at }: ClientFacts,
  openAt: number | undefined,
): number {
  const latest = refusedSince ?? at!;
  const earliest = Math.max(servedAt ?? 0, openAt ?? 0);
  return earliest > 0 ? Math.min(earliest, latest) : latest;
}
