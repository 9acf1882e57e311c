import type { Observed } from '@kindler/backstage-plugin-kindler-common';
import { useState } from 'react';
import type { UseKindlerResourceResult } from '../../resource';

/**
 * A resource that becomes another one, page by page or with each letter: until that is loaded, what was there before.
 */
export function useSteadyResource<T extends Observed>(
  resource: UseKindlerResourceResult<T>,
): UseKindlerResourceResult<T> {
  const [last, setLast] = useState(resource);
  const isLoading = !resource.data && !resource.error;
  if (
    !isLoading &&
    (resource.data !== last.data || resource.error !== last.error)
  ) {
    setLast(resource);
  }
  return isLoading ? { ...last, refresh: resource.refresh } : resource;
}
