import type { Sample } from './Sample';

/** How many incidents were made of it; undefined while none was ever named, because nothing is known then. */
export function countIncidents(samples: readonly Sample[]): number | undefined {
  const ids = new Set(samples.flatMap(({ incident }) => incident ?? []));
  return ids.size === 0 ? undefined : ids.size;
}
