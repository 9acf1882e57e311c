import { readFileSync } from 'node:fs';
import prettier from 'prettier';
import { parse } from 'yaml';
import { inRoot } from '../paths.mjs';
import { ApiTypes } from './ApiTypes.mjs';
import { renderCalls } from './renderCalls.mjs';
import { renderTypes } from './renderTypes.mjs';

const SPEC = 'plugins/kindler-backend/src/api/openapi.yaml';
const HEAD = `// Made from ${SPEC} by \`yarn generate\`.
import type {
  KindlerCallDefinition,
  WithIdempotencyKey,
} from './KindlerCallDefinition';
`;

export const API_FILE = 'plugins/kindler-common/src/api/openapi.gen.ts';

/** What openapi.yaml is turned into, as the file should be. */
export async function renderApi() {
  const spec = parse(readFileSync(inRoot(SPEC), 'utf8'));
  const types = await ApiTypes.create(spec);
  const text = [HEAD, renderTypes(spec, types), renderCalls(spec, types)];
  const style = await prettier.resolveConfig(inRoot(API_FILE));
  return prettier.format(text.join('\n'), { ...style, parser: 'typescript' });
}
