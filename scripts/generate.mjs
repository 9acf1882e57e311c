import { writeFileSync } from 'node:fs';
import { API_FILE, renderApi } from './lib/api/renderApi.mjs';
import { inRoot } from './lib/paths.mjs';
import { say } from './lib/say.mjs';

/** `yarn generate`: the types and calls of kindler-common from openapi.yaml. */
export async function run() {
  writeFileSync(inRoot(API_FILE), await renderApi());
  say(`Wrote ${API_FILE}`);
}
