import { relative } from 'node:path';
import { ensureDependencies } from './lib/ensureDependencies.mjs';
import { ensureNode } from './lib/ensureNode.mjs';
import { PACKED, packPackages } from './lib/packages/packPackages.mjs';
import { ROOT } from './lib/paths.mjs';
import { checkVersions } from './lib/release/checkVersions.mjs';
import { writeChecksums } from './lib/release/writeChecksums.mjs';
import { writeSbom } from './lib/release/writeSbom.mjs';
import { say, timed } from './lib/say.mjs';

/** `npm run release`: what a release consists of, in dist/packages: packed packages, their bill of materials, and checksums. */
export async function run() {
  const tools = await ensureNode();
  await ensureDependencies(tools);
  const version = checkVersions();
  const packages = await packPackages(tools);
  await timed('Writing the bill of materials', () =>
    writeSbom(tools, packages, version),
  );
  const files = writeChecksums(PACKED);
  const folder = relative(ROOT, PACKED);
  say(
    `Release ${version} is in ${folder}: ${files.length} files. Check them with\n\n  cd ${folder} && sha256sum --check SHA256SUMS\n`,
  );
  return 0;
}
