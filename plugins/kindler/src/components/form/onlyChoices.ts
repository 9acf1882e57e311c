import type { JsonObject, JsonValue } from '@backstage/types';

type Property = { title?: string; enum?: JsonValue[] };

const propertiesOf = (schema: JsonObject = {}) =>
  Object.entries((schema.properties ?? {}) as Record<string, Property>);

const isOnly = ([, property]: [string, Property]) =>
  property.enum?.length === 1;

/**
 * The fields of a schema that must be given and can have one value only, with it; undefined if there are none.
 */
export function onlyChoices(
  schema: JsonObject | undefined,
): JsonObject | undefined {
  const required = (schema?.required ?? []) as string[];
  const only = propertiesOf(schema)
    .filter(isOnly)
    .filter(([key]) => required.includes(key));
  return only.length > 0
    ? Object.fromEntries(only.map(([key, each]) => [key, each.enum![0]]))
    : undefined;
}

/**
 * A schema without the fields that leave nothing to choose, and what these are.
 */
export function withoutOnlyChoices(schema: JsonObject): {
  schema: JsonObject;
  said: string[];
} {
  const properties = propertiesOf(schema);
  const open = properties.filter(each => !isOnly(each));
  return {
    schema: {
      ...schema,
      ...(properties.length > 0 && { properties: Object.fromEntries(open) }),
    } as JsonObject,
    said: properties
      .filter(isOnly)
      .map(([key, each]) => `${each.title ?? key}: ${each.enum![0]}`),
  };
}
