import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '../say.mjs';
import { packageFaults } from './packageFaults.mjs';
import { publishedPackages } from './publishedPackages.mjs';

/** npm puts these into every package. */
const ALWAYS = /^(package\.json|readme\.md|license)$/i;

/** Checks what the published packages will hold, before anything is built. Returns how many are well and how many not. */
export function checkSources() {
  const result = { passed: 0, failed: 0 };
  for (const { name, folder, manifest } of publishedPackages()) {
    const faults = packageFaults({
      manifest,
      readme: readFileSync(join(folder, 'README.md'), 'utf8'),
      has: path =>
        existsSync(join(folder, path)) &&
        // Packed, it becomes config.schema.json.
        path !== manifest.configSchema &&
        (ALWAYS.test(path) || manifest.files.some(file => covers(file, path))),
    });
    faults.forEach(fault => say(`${name} ${fault}`));
    result[faults.length === 0 ? 'passed' : 'failed']++;
  }
  return result;
}

function covers(file, path) {
  return path === file || path.startsWith(`${file.replace(/\/?\*\*$/, '')}/`);
}
