import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(
  /\/$/,
  '',
);

/** Path below the repository's root. */
export const inRoot = (...names) => join(ROOT, ...names);
