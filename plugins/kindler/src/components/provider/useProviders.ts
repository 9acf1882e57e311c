import { useKindlerResource } from '../../resource';

const AGAIN_AFTER = 60_000;

/**
 * What can make environments here, whether it can now, and what else it can do. Asked seldom: to answer may start programs.
 */
export function useProviders() {
  return useKindlerResource(api => api.listProviders(), {
    key: 'providers',
    interests: [],
    pollInterval: AGAIN_AFTER,
  });
}
