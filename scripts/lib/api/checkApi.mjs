import { readFileSync } from 'node:fs';
import { inRoot } from '../paths.mjs';
import { say } from '../say.mjs';
import { API_FILE, renderApi } from './renderApi.mjs';

/** Checks that kindler-common has what openapi.yaml says now. Returns how many files are so and how many not. */
export async function checkApi() {
  const isFresh =
    readFileSync(inRoot(API_FILE), 'utf8') === (await renderApi());
  if (!isFresh) {
    say(`${API_FILE} is not what openapi.yaml says: run \`yarn generate\``);
  }
  return isFresh ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}
