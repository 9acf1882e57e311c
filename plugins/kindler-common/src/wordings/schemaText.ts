import { type schemaWordings } from './schemaWordings';
import { word, type WordingParams } from './word';

/**
 * The English title or description of a field in a schema. Portals find its translation by {@link readWording}.
 * @public
 */
export function schemaText<TCode extends keyof typeof schemaWordings>(
  code: TCode,
  params: WordingParams<TCode>,
): string {
  return word(code, params).text;
}
