import type { Observed } from '@kindler/backstage-plugin-kindler-common';
import { useState } from 'react';
import type { UseKindlerResourceResult } from '../../resource';

/**
 * A resource that is replaced by another one, page by page or with each letter. Until that is loaded, it keeps the
 * previous one.
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
