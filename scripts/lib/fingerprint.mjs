import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const LEFT_OUT = new Set(['node_modules', 'dist', 'dist-types', 'coverage']);

/** All files below the given files and folders, sorted; products and dependencies are left out. */
export function filesBelow(paths) {
  return paths
    .flatMap(path => {
      let entries;
      try {
        entries = readdirSync(path, { withFileTypes: true });
      } catch (error) {
        return error.code === 'ENOTDIR' ? [path] : [];
      }
      return filesBelow(
        entries
          .filter(entry => !LEFT_OUT.has(entry.name))
          .map(entry => join(path, entry.name)),
      );
    })
    .sort();
}

/** A hash of the names and contents of files, and of some words. */
export function fingerprint(paths, words = []) {
  const hash = createHash('sha256').update(JSON.stringify(words));
  for (const file of filesBelow(paths)) {
    hash.update(`\0${file}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** Does the work unless the stamp file says that it was done for the same fingerprint. Returns whether it worked. */
export async function oncePer(stampFile, print, work) {
  let before;
  try {
    before = readFileSync(stampFile, 'utf8');
  } catch {
    before = undefined;
  }
  if (before === print) {
    return false;
  }
  await work();
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, print);
  return true;
}
