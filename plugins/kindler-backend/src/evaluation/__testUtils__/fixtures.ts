import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '..', '__fixtures__');

/** Text of a sample file, by its path in the folder of samples. */
export function readFixture(path: string): string {
  return readFileSync(join(FOLDER, path), 'utf8');
}

/** Text of a sample file; undefined where the node did not answer when the samples were taken, or with an error. */
export function readFixtureIfAny(path: string): string | undefined {
  const file = join(FOLDER, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
