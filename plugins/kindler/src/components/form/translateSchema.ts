import type { JsonObject, JsonValue } from '@backstage/types';
import {
  readWording,
  SCHEMA_TEXTS,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';

const TEXTS = ['title', 'description'];

/**
 * A schema with its titles and descriptions in the reader's words, where Kindler has them. What a field is called and
 * what it may hold stays.
 */
export function translateSchema(
  schema: JsonObject,
  say: (wording: Wording) => string,
): JsonObject {
  const below = (value: JsonValue | undefined) =>
    isObject(value) ? translateSchema(value, say) : value;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => {
      if (TEXTS.includes(key) && typeof value === 'string') {
        const wording = readWording(SCHEMA_TEXTS, value);
        return [key, wording ? say(wording) : value];
      }
      if (key === 'properties' && isObject(value)) {
        const fields = Object.entries(value);
        return [
          key,
          Object.fromEntries(fields.map(([name, each]) => [name, below(each)])),
        ];
      }
      return [key, key === 'items' ? below(value) : value];
    }),
  );
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
