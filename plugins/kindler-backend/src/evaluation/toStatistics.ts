import type { GatewayStatistics } from '@kindler/backstage-plugin-kindler-common';
import { isoTime, type Reading } from '../model/Reading';

/** The only place that decides whether a gateway is known. No other code looks at its sources for that. */
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
