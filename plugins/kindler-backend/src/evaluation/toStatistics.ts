import type { GatewayStatistics } from '@kindler/backstage-plugin-kindler-common';
import { isoTime, type Reading } from '../model/Reading';

/** The one answer to whether a gateway is known: nobody else looks at its sources to decide. */
export function toStatistics(
  reading: Reading<unknown> | undefined,
  fresh: boolean,
): GatewayStatistics {
  const observedAt = reading?.observedAt;
  const known = observedAt === undefined ? 'pending' : 'stale';
  return {
    status: fresh ? 'fresh' : known,
    source: reading?.source.id,
    observedAt: observedAt === undefined ? undefined : isoTime(observedAt),
    fault: reading?.fault,
  };
}
