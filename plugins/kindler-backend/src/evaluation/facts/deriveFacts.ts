import { findLeader } from '@kindler/backstage-plugin-kindler-common';
import { MemberBook } from '../../model/addresses/MemberBook';
import { allowance, type ClusterSnapshot } from '../../model/ClusterSnapshot';
import type { RememberedServers } from '../EvaluationState';
import { freshValue } from '../../model/Reading';
import { chooseView, freshViews } from './chooseView';
import type { ClusterFacts } from './ClusterFacts';
import { deriveLock } from './deriveLock';
import { deriveMembers } from './deriveMembers';
import { deriveRoutes } from './deriveRoutes';
import { isCutOff } from './isCutOff';
import { isStandbyCluster } from './isStandbyCluster';
import { DEFAULT_MAXIMUM_LAG } from '../../model/patroni/PatroniSettings';

const DEFAULT_TTL_SECONDS = 30;
const DEFAULT_LOOP_WAIT_SECONDS = 10;

/** The dynamic configuration rarely changes and is rarely read, so the last answer stays valid for long. */
const SETTINGS_ALLOWANCE_MS = 10 * 60 * 1000;

/** A PostgresCluster rarely changes, and is then read only once a minute. */
const OPERATOR_ALLOWANCE_MS = 150_000;

/** Combines the readings of all sources and drops whatever no longer counts as evidence. */
export function deriveFacts(
  snapshot: ClusterSnapshot,
  now: number,
  remembered: RememberedServers = {},
): ClusterFacts {
  const limit = allowance(snapshot);
  const views = freshViews(snapshot, now);
  const view = chooseView(
    views.filter(({ observedAt }) => now - observedAt <= limit),
  );
  const members = deriveMembers(snapshot, view, now);
  const book = new MemberBook(members, snapshot.resolved);
  const writers = members.filter(member => member.writable === true);
  const hasPatroni = snapshot.managedBy !== 'none';
  const holder = findLeader(members);
  const kubernetes = freshValue(snapshot.kubernetes?.reading, now, limit);
  const settings =
    kubernetes?.settings ??
    freshValue(snapshot.settings, now, SETTINGS_ALLOWANCE_MS);
  const { operator } = snapshot.kubernetes?.reading ?? {};
  const operatorValue = freshValue(operator, now, OPERATOR_ALLOWANCE_MS);
  const ttlMs = (settings?.ttl ?? DEFAULT_TTL_SECONDS) * 1000;
  const nodePaused = snapshot.nodes.some(
    ({ node }) => freshValue(node, now, limit)?.paused,
  );
  return {
    snapshot,
    now,
    hasPatroni,
    view,
    views,
    cutOff: isCutOff(snapshot),
    paused: view ? view.cluster.paused : nodePaused,
    standbyCluster: isStandbyCluster(snapshot, view, settings),
    holder,
    lock: deriveLock(snapshot, view, holder, { kubernetes, ttlMs }),
    members,
    book,
    writers,
    kubernetes: kubernetes && {
      value: kubernetes,
      source: snapshot.kubernetes!.reading.source.id,
      observedAt: snapshot.kubernetes!.reading.observedAt!,
    },
    operator: operatorValue && {
      value: operatorValue,
      source: operator!.source.id,
      observedAt: operator!.observedAt!,
    },
    routes: deriveRoutes({
      snapshot,
      members,
      leader: holder ?? (hasPatroni ? undefined : sole(writers)),
      book,
      remembered,
      now,
    }),
    settings,
    ttlMs,
    loopWaitMs: (settings?.loopWait ?? DEFAULT_LOOP_WAIT_SECONDS) * 1000,
    maximumLag: settings?.maximumLagOnFailover ?? DEFAULT_MAXIMUM_LAG,
  };
}

function sole<T>(items: T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}
