import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../Failure.mjs';
import { publishedPackages } from '../packages/publishedPackages.mjs';

/** Gives the one version that all packages have, each with a chapter of its CHANGELOG. */
export function checkVersions(packages = publishedPackages()) {
  const [{ version }] = packages;
  const others = packages.filter(each => each.version !== version);
  if (others.length > 0) {
    throw new Failure(
      `Packages of one release have one version; ${others
        .map(each => `${each.name} has ${each.version}`)
        .join(', ')}, and not ${version}. Run \`yarn changeset version\`.`,
    );
  }
  const untold = packages.filter(
    ({ folder }) =>
      !readFileSync(join(folder, 'CHANGELOG.md'), 'utf8').includes(
        `\n## ${version}\n`,
      ),
  );
  if (untold.length > 0) {
    throw new Failure(
      `The CHANGELOG of ${untold
        .map(({ name }) => name)
        .join(', ')} has no chapter '## ${version}'`,
    );
  }
  return version;
}
