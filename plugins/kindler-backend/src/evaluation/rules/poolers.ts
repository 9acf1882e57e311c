import type { Evidence } from '@kindler/backstage-plugin-kindler-common';
import type { RouteSnapshot } from '../../model/ClusterSnapshot';
import type { PoolerState } from '../../model/PoolerState';
import { freshValue, type Source } from '../../model/Reading';
import { evidence, type ClusterFacts } from '../facts/ClusterFacts';

/** Poolers are asked less often than other sources. */
const ALLOWANCE_MS = 30_000;

/** A pooler that answered a moment ago. */
export interface FreshPooler {
  route: RouteSnapshot;
  state: PoolerState;
  source: Source;
  at: number;
}

export function freshPoolers({ snapshot, now }: ClusterFacts): FreshPooler[] {
  return snapshot.routes.flatMap(route =>
    Object.values(route.poolers ?? {}).flatMap(reading => {
      const state = freshValue(reading, now, ALLOWANCE_MS);
      return state
        ? [{ route, state, source: reading.source, at: reading.observedAt! }]
        : [];
    }),
  );
}

export function poolerEvidence(
  { source, at }: FreshPooler,
  label: string,
  value: string | number,
): Evidence {
  return evidence(label, value, source.id, at);
}
