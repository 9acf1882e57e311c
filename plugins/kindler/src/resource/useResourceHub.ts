import { useApi, useApiHolder } from '@backstage/frontend-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { kindlerApiRef, type KindlerFrontendApi } from '../apis';
import { ResourceHub } from './ResourceHub';

const hubs = new WeakMap<KindlerFrontendApi, ResourceHub>();

/**
 * The hub that belongs to the app's Kindler API. Without the signals plugin it lives by its slow poll.
 */
export function useResourceHub(): ResourceHub {
  const api = useApi(kindlerApiRef);
  const signals = useApiHolder().get(signalApiRef);
  const known = hubs.get(api);
  if (known) {
    return known;
  }
  const hub = new ResourceHub(signals);
  hubs.set(api, hub);
  return hub;
}
