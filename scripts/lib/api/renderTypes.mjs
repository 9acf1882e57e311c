import { comment } from './comment.mjs';

/**
 * The schemas of the specification as types. Of an enumeration with `x-values` the values are there too, under that
 * name.
 */
export function renderTypes(spec, types) {
  return Object.entries(spec.components.schemas)
    .map(([name, schema]) => {
      const doc = comment(schema.description, '@public');
      const values = schema['x-values'];
      return values
        ? `${doc}export const ${values} = ${JSON.stringify(
            schema.enum,
          )} as const;\n
           ${doc}export type ${name} = (typeof ${values})[number];\n`
        : `${doc}export type ${name} = ${types.schema(name)};\n`;
    })
    .join('\n');
}
