import { parseDuration } from '@kindler/backstage-plugin-kindler-common';

const USUAL = ['PT15M', 'PT1H', 'PT4H', 'PT8H', 'P1D', 'P3D', 'P7D', 'P30D'];

/** Returns the possible lifetimes of credentials in ascending order: the usual ones, the default and the maximum. */
export function ttlOptions(defaultTtl: string, maxTtl: string): string[] {
  const most = parseDuration(maxTtl) ?? 0;
  const byLength = new Map(
    [...USUAL, maxTtl, defaultTtl].map(ttl => [parseDuration(ttl) ?? 0, ttl]),
  );
  return [...byLength]
    .filter(([length]) => length > 0 && length <= most)
    .sort(([one], [other]) => one - other)
    .map(([, ttl]) => ttl);
}
