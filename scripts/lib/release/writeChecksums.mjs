import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SUMS = 'SHA256SUMS';

/** Writes the checksums of all files of a folder as `sha256sum` does. Gives their names. */
export function writeChecksums(folder) {
  const files = readdirSync(folder)
    .filter(name => name !== SUMS)
    .sort();
  const lines = files.map(name => {
    const sum = createHash('sha256').update(readFileSync(join(folder, name)));
    return `${sum.digest('hex')}  ${name}\n`;
  });
  writeFileSync(join(folder, SUMS), lines.join(''));
  return files;
}
