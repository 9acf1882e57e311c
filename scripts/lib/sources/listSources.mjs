import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { ROOT, inRoot } from '../paths.mjs';

const CODE = /\.(?:[cm]?js|tsx?)$/;
const GENERATED = /\.gen\.ts$/;

/** All code of the repository that people write, committed or not yet: its path from the root, and its text. */
export function listSources() {
  const listed = execFileSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  return [...new Set(listed.split('\0'))]
    .filter(path => CODE.test(path) && !GENERATED.test(path))
    .flatMap(path => {
      const text = readIfThere(inRoot(path));
      return text === undefined ? [] : { path, text };
    });
}

/** A file that was removed is listed until that is committed. */
function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}
