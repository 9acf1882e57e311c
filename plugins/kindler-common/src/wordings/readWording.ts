import type { Wording } from '../api';
import { schemaWordings } from './schemaWordings';
import { WORDINGS, type WordingCode } from './WORDINGS';

/**
 * Returns the first of these wordings whose English text an outside library would have said, with its values; undefined
 * if it said something else.
 * @public
 */
export function readWording(
  codes: readonly WordingCode[],
  text: string,
): Wording | undefined {
  for (const code of codes) {
    const names: string[] = [];
    const form = WORDINGS[code]
      .replace(/[.*+?^$()|[\]\\]/g, '\\$&')
      .replace(/\{\{(\w+)\}\}/g, (_, name) => {
        names.push(name);
        return '(.+)';
      });
    const [, ...values] = new RegExp(`^${form}$`, 's').exec(text) ?? [];
    if (values.length > 0 || text === WORDINGS[code]) {
      const params = Object.fromEntries(
        names.map((name, index) => [name, values[index]]),
      );
      return { code, params, text };
    }
  }
  return undefined;
}

/**
 * Titles and descriptions of the fields of schemas, which carry them as English text.
 * @public
 */
export const SCHEMA_TEXTS = Object.keys(
  schemaWordings,
) as readonly (keyof typeof schemaWordings)[];

/**
 * What a check against a JSON Schema says of a field, in the words of Ajv.
 * @public
 */
export const SCHEMA_WORDINGS = [
  'field-one-of',
  'field-constant',
  'field-format',
  'field-form',
  'field-unique',
  'field-one-form',
  'field-any-form',
  'field-multiple',
  'field-at-least',
  'field-at-most',
  'field-above',
  'field-below',
  'field-longer',
  'field-shorter',
  'field-more-items',
  'field-fewer-items',
  'field-more-fields',
  'field-fewer-fields',
  'field-type',
] as const satisfies readonly WordingCode[];
