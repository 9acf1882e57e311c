import type { KindlerCatalogEvent } from '@kindler/backstage-plugin-kindler-common';

/**
 * The payload of a Kindler event, or undefined when it is none.
 */
export function parseCatalogEvent(
  payload: unknown,
): KindlerCatalogEvent | undefined {
  if (typeof payload !== 'object' || payload === null) {
    return undefined;
  }
  const { kind, name, change } = payload as Record<string, unknown>;
  const isKind = kind === 'environment' || kind === 'database';
  const isChange = change === 'upserted' || change === 'removed';
  return isKind && isChange && typeof name === 'string' && name !== ''
    ? { kind, name, change }
    : undefined;
}
