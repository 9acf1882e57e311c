import { Failure } from '../Failure.mjs';
import { outputOf } from '../run.mjs';
import { packageFaults, privateRanges } from './packageFaults.mjs';

/** Files that are of use in this repository only. */
const STRAY = /(^|\/)(__\w+__|dev|bench|drills|node_modules)\/|\.test\.|\.env$/;

/** Looks into a packed package as npm and Yarn will, and throws a Failure that names every fault. */
export async function checkTarball(file) {
  const names = (await tar('-tzf', file))
    .split('\n')
    .map(line => line.replace(/^package\//, ''));
  const inside = new Set(names);
  const read = name => tar('-xzOf', file, `package/${name}`);
  const manifest = JSON.parse(await read('package.json'));
  const has = path =>
    inside.has(path) || names.some(name => name.startsWith(`${path}/`));
  const faults = [
    ...packageFaults({ manifest, readme: await read('README.md'), has }),
    ...privateRanges(manifest),
    ...entryPoints(manifest)
      .filter(path => !has(path))
      .map(path => `names ${path} in package.json, which is not in it`),
    ...names.filter(name => STRAY.test(name)).map(name => `holds ${name}`),
  ];
  if (faults.length > 0) {
    throw new Failure(
      faults.map(fault => `${manifest.name} ${fault}`).join('\n'),
    );
  }
}

function entryPoints(manifest) {
  const paths = [manifest.main, manifest.module, manifest.types];
  const collect = value => {
    // Other strings are conditions, such as the type of a Backstage feature.
    if (typeof value === 'string' && value.startsWith('./')) {
      paths.push(value);
    } else if (typeof value === 'object') {
      Object.values(value ?? {}).forEach(collect);
    }
  };
  collect(manifest.exports);
  if (typeof manifest.configSchema === 'string') {
    paths.push(manifest.configSchema);
  }
  return paths.filter(Boolean).map(path => path.replace(/^\.\//, ''));
}

async function tar(...args) {
  const output = await outputOf('tar', args);
  if (output === undefined) {
    throw new Failure(`tar ${args.join(' ')} failed`);
  }
  return output;
}
