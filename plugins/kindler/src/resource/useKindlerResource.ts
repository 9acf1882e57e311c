import { useApi } from '@backstage/frontend-plugin-api';
import type { Observed } from '@kindler/backstage-plugin-kindler-common';
import { useCallback, useSyncExternalStore } from 'react';
import { kindlerApiRef, type KindlerFrontendApi } from '../apis';
import type { ResourceInterest } from './ResourceHub';
import type { ResourceState } from './ResourceState';
import { useResourceHub } from './useResourceHub';

export interface UseKindlerResourceOptions {
  /** Same key, same resource: however many components ask, there is one request. */
  key: string;
  /** Signals that it is loaded again on. */
  interests: ResourceInterest[];
  pollInterval?: number;
  deadline?: number;
}

export interface UseKindlerResourceResult<T extends Observed>
  extends ResourceState<T> {
  refresh: () => void;
}

/**
 * A resource of the Kindler API that stays fresh: it is loaded again when a signal says that it changed, and by a
 * slow poll. The last answer is kept when a request fails; `error` and `staleSince` then say why and since when.
 */
export function useKindlerResource<T extends Observed>(
  load: (api: KindlerFrontendApi) => Promise<T>,
  options: UseKindlerResourceOptions,
): UseKindlerResourceResult<T> {
  const api = useApi(kindlerApiRef);
  const hub = useResourceHub();
  const resource = hub.get<T>({
    key: options.key,
    load: () => load(api),
    pollInterval: options.pollInterval,
    deadline: options.deadline,
    interests: options.interests,
  });
  const state = useSyncExternalStore(resource.subscribe, resource.getState);
  const refresh = useCallback(() => {
    resource.refresh();
  }, [resource]);
  return { ...state, refresh };
}
