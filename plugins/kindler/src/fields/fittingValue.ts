import type { JsonObject, JsonValue } from '@backstage/types';

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Without what was left empty, at any depth. */
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
 * A value without what was left empty, and without what its schema does not know; undefined where nothing is left.
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
 * A schema as a form can show it: an optional part asks for nothing while it is empty, and what only says which fields go
 * together is left to the server.
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
