import {
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PACKED } from '../packages/packPackages.mjs';
import { inRoot } from '../paths.mjs';
import { runQuietly } from '../run.mjs';

/** Name of the CycloneDX document in the folder of the packed packages. */
export const SBOM = 'sbom.cdx.json';

/**
 * Writes what npm would install for the packed packages of a release, as npm itself resolves and describes it. Nothing
 * is installed: the manifests suffice.
 */
export async function writeSbom({ env }, packages, version) {
  const folder = mkdtempSync(join(tmpdir(), 'kindler-sbom-'));
  const npm = (args, logFile) =>
    runQuietly('npm', args, { cwd: folder, env, logFile, twice: true });
  try {
    for (const { file } of packages) {
      cpSync(join(PACKED, file), join(folder, file));
    }
    const files = packages.map(({ name, file }) => [name, `file:${file}`]);
    writeFileSync(
      join(folder, 'package.json'),
      JSON.stringify({
        name: 'kindler-release',
        version,
        license: 'Apache-2.0',
        dependencies: Object.fromEntries(files),
        // The packages ask for one another by version, which no registry may have yet.
        overrides: Object.fromEntries(
          files.map(([name]) => [name, `$${name}`]),
        ),
      }),
    );
    await npm(
      ['install', '--package-lock-only', '--omit=dev', '--legacy-peer-deps'],
      inRoot('.lab/sbom-lock.log'),
    );
    const log = inRoot('.lab/sbom.log');
    await npm(
      ['sbom', '--sbom-format=cyclonedx', '--package-lock-only', '--omit=dev'],
      log,
    );
    const sbom = withoutPlaces(JSON.parse(readFileSync(log, 'utf8')));
    writeFileSync(join(PACKED, SBOM), `${JSON.stringify(sbom, null, 2)}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Where this machine got a package from says nothing to others; its hash does. */
function withoutPlaces(sbom) {
  return {
    ...sbom,
    components: sbom.components.map(component => ({
      ...component,
      externalReferences: component.externalReferences?.filter(
        ({ type }) => type !== 'distribution',
      ),
      properties: component.properties?.filter(
        ({ name }) => name !== 'cdx:npm:package:path',
      ),
    })),
  };
}
