import type { JsonObject } from '@backstage/types';

/**
 * A value without what was left empty, and without what its schema does not know; undefined where nothing is left.
 */
export function fittingValue(
  value: JsonObject | undefined,
  schema: JsonObject | undefined,
): JsonObject | undefined {
  const properties = (schema?.properties ?? {}) as JsonObject;
  const known = Object.entries(value ?? {}).filter(
    ([key, each]) => each !== undefined && key in properties,
  );
  return known.length > 0 ? Object.fromEntries(known) : undefined;
}
