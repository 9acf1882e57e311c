import { posix } from 'node:path';

const WANTED_FILES = ['README.md', 'LICENSE', 'CHANGELOG.md', 'package.json'];
const WANTED_FIELDS = [
  'description',
  'license',
  'homepage',
  'bugs',
  'repository',
  'keywords',
];
const DEPENDENCIES = [
  'dependencies',
  'devDependencies',
  'peerDependencies',
  'optionalDependencies',
];

/**
 * What is wrong with a package as others get it: what it lacks, what its README points at in vain, and ranges that hold
 * only in this repository.
 */
export function packageFaults({ manifest, readme, has }) {
  return [
    ...WANTED_FILES.filter(name => !has(name)).map(name => `has no ${name}`),
    ...WANTED_FIELDS.filter(name => !manifest[name]).map(
      name => `has no '${name}' in package.json`,
    ),
    ...linksOf(readme)
      .filter(target => !has(target))
      .map(
        target => `has a README that points at ${target}, which is not in it`,
      ),
  ];
}

/** Ranges that mean nothing outside of this repository. */
export function privateRanges(manifest) {
  return DEPENDENCIES.flatMap(field =>
    Object.entries(manifest[field] ?? {})
      .filter(([, range]) => /^(workspace|file|link|portal):/.test(range))
      .map(([name, range]) => `asks for ${name}@${range} in ${field}`),
  );
}

/** Files that the links and pictures of a text in Markdown lead to, relative to the package. */
function linksOf(markdown) {
  return [...markdown.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target.split('#')[0])
    .filter(target => target && !/^[a-z]+:/.test(target))
    .map(target => posix.normalize(target));
}
