import {
  allowance,
  type ClusterSnapshot,
  type RouteSnapshot,
} from '../../model/ClusterSnapshot';
import type { GatewayStats } from '../../model/haproxy/GatewayStats';
import type { KeptServer } from '../../model/haproxy/KeptServer';
import {
  reloadDifferences,
  type ReloadDifference,
} from '../../model/haproxy/reloadDifferences';
import { freshValue } from '../../model/Reading';
import type { RouteFacts } from './RouteFacts';

interface Compared {
  kept: KeptServer[];
  byProxy: Map<string, ReloadDifference[]>;
}

const KNOWN = new WeakMap<GatewayStats, Compared>();

/** What a reload would change of a route's servers. Undefined where nobody knows now. */
export function deriveKept(
  { proxy, stats }: RouteSnapshot,
  fresh: GatewayStats | undefined,
  snapshot: ClusterSnapshot,
  now: number,
): RouteFacts['kept'] {
  const kept = freshValue(stats?.kept, now, allowance(snapshot));
  return (
    kept &&
    fresh && {
      source: stats!.kept!.source.id,
      observedAt: stats!.kept!.observedAt!,
      differences: compare(fresh, kept).get(proxy) ?? [],
    }
  );
}

/** Compares the whole gateway once per reading, whatever the number of routes that lead through it. */
function compare(stats: GatewayStats, kept: KeptServer[]): Compared['byProxy'] {
  const known = KNOWN.get(stats);
  if (known?.kept === kept) {
    return known.byProxy;
  }
  const byProxy = Map.groupBy(
    reloadDifferences(stats, kept),
    ({ proxy }) => proxy,
  );
  KNOWN.set(stats, { kept, byProxy });
  return byProxy;
}
