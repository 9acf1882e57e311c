import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../Failure.mjs';
import { PACKED } from '../packages/packPackages.mjs';
import { inRoot } from '../paths.mjs';
import { outputOf, runQuietly } from '../run.mjs';

/** Name of the CycloneDX document in the folder of the packed packages. */
const SBOM = 'sbom.cdx.json';

/** What an app brings itself, e.g. React, is no part of the release. */
const OPTIONS = ['--package-lock-only', '--omit=dev', '--legacy-peer-deps'];

/**
 * Writes what npm would install for the packed packages of a release, as npm itself resolves and describes it. Nothing
 * is installed: the manifests suffice.
 */
export async function writeSbom({ env }, packages, version) {
  const parent = mkdtempSync(join(tmpdir(), 'kindler-sbom-'));
  // npm names what it describes after its folder.
  const folder = join(parent, 'kindler-release');
  try {
    mkdirSync(folder);
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
    await runQuietly('npm', ['install', ...OPTIONS], {
      cwd: folder,
      env,
      logFile: inRoot('.lab/sbom.log'),
      twice: true,
    });
    const text = await outputOf(
      'npm',
      ['sbom', '--sbom-format=cyclonedx', ...OPTIONS],
      { cwd: folder, env },
    );
    if (!text) {
      throw new Failure(
        'npm sbom described nothing; run it by hand to see why',
      );
    }
    const sbom = withoutPlaces(JSON.parse(text));
    writeFileSync(join(PACKED, SBOM), `${JSON.stringify(sbom, null, 2)}\n`);
  } finally {
    rmSync(parent, { recursive: true, force: true });
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
    })),
  };
}
