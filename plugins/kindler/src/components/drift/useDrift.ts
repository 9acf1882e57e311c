import type { ListDriftFilter } from '@kindler/backstage-plugin-kindler-common';
import { useKindlerResource } from '../../resource';

/** To compare asks every provider and registration for all that it holds. */
const AGAIN_AFTER = 60_000;

/**
 * Where what is recorded of environments and what is there differ.
 */
export function useDrift(filter: ListDriftFilter) {
  return useKindlerResource(api => api.listDrift(filter), {
    key: `drift/${JSON.stringify(filter)}`,
    interests: [{ topic: 'environment' }],
    pollInterval: AGAIN_AFTER,
  });
}
