import { useKindlerResource } from '../../resource';

const AGAIN_AFTER = 600_000;

/**
 * What can make environments here and what else it can do. Changes only with the backend, so it is asked seldom.
 */
export function useProviders() {
  return useKindlerResource(api => api.listProviders(), {
    key: 'providers',
    interests: [],
    pollInterval: AGAIN_AFTER,
  });
}
