import {
  routeResolutionApiRef,
  useApiHolder,
  type ApiHolder,
} from '@backstage/frontend-plugin-api';
import { useContext, useMemo } from 'react';
import { createEnvironmentRouteRef, rootRouteRef } from '../routes';
import { linksBelow, type KindlerLinks } from './KindlerLinks';
import { KindlerLinksContext } from './KindlerLinksContext';

/** Template that a new environment is asked for with. */
export const ENVIRONMENT_TEMPLATE = {
  namespace: 'default',
  templateName: 'kindler-environment',
};

function resolveLinks(apis: ApiHolder): KindlerLinks {
  const resolution = apis.get(routeResolutionApiRef);
  const base = resolution?.resolve(rootRouteRef)?.() ?? '/kindler';
  const create = resolution?.resolve(createEnvironmentRouteRef);
  return linksBelow(base.replace(/\/$/, ''), create?.(ENVIRONMENT_TEMPLATE));
}

/**
 * Where things of Kindler are shown in this portal.
 */
export function useKindlerLinks(): KindlerLinks {
  const given = useContext(KindlerLinksContext);
  const apis = useApiHolder();
  return useMemo(() => given ?? resolveLinks(apis), [given, apis]);
}
