import type { JsonObject, JsonValue } from '@backstage/types';

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Removes empty values at any depth. */
function filledIn(value: JsonValue | undefined): JsonValue | undefined {
  if (isObject(value)) {
    const entries = Object.entries(value)
      .map(([key, each]) => [key, filledIn(each)] as const)
      .filter(([, each]) => each !== undefined);
    return entries.length > 0 ? Object.fromEntries(entries) : undefined;
  }
  const isEmpty = value === '' || (Array.isArray(value) && value.length === 0);
  return isEmpty ? undefined : value;
}

/**
 * Removes empty values and those that the schema does not know; undefined if nothing is left.
 */
export function fittingValue(
  value: JsonObject | undefined,
  schema: JsonObject | undefined,
): JsonObject | undefined {
  const properties = (schema?.properties ?? {}) as JsonObject;
  const known = Object.entries(value ?? {}).filter(
    ([key]) => key in properties,
  );
  return filledIn(Object.fromEntries(known)) as JsonObject | undefined;
}

/**
 * Adapts a schema for a form: an optional part requires nothing while it is empty, and rules about which fields go
 * together are left to the server.
 */
export function schemaOfForm(
  schema: JsonObject,
  value: JsonObject | undefined,
  isOptional = false,
): JsonObject {
  if (!isObject(schema.properties)) {
    return schema;
  }
  const { oneOf, anyOf, required, ...rest } = schema;
  const needed = isOptional && !value ? [] : (required as string[]) ?? [];
  const properties = Object.fromEntries(
    Object.entries(schema.properties).map(([key, each]) => {
      const part = value?.[key];
      return [
        key,
        isObject(each)
          ? schemaOfForm(
              each,
              isObject(part) ? part : undefined,
              !needed.includes(key),
            )
          : each,
      ];
    }),
  );
  return { ...rest, required: needed, properties };
}
