import {
  copyFileSync,
  existsSync,
  mkdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../paths.mjs';
import { runQuietly } from '../run.mjs';
import { timed } from '../say.mjs';
import { checkTarball } from './checkTarball.mjs';
import { publishedPackages } from './publishedPackages.mjs';

/** Where the packed packages lie, and the program that puts them into an app. */
export const PACKED = inRoot('dist/packages');

/** Builds, packs and checks every published package. Returns the packages with their files' names. */
export async function packPackages(tools) {
  const packages = publishedPackages();
  rmSync(PACKED, { recursive: true, force: true });
  mkdirSync(PACKED, { recursive: true });

  await timed('Writing type declarations', () =>
    program(tools, 'tsc', ['--pretty', 'false'], 'pack-types.log'),
  );
  await timed('Building the packages', () =>
    program(tools, 'backstage-cli', ['repo', 'build'], 'pack-build.log'),
  );
  await timed(`Packing ${packages.length} packages`, async () => {
    for (const each of packages) {
      await pack(tools, each);
    }
  });

  const packed = packages.map(each => ({ ...each, file: fileOf(each) }));
  copyFileSync(
    inRoot('scripts/lib/packages/addToApp.mjs'),
    join(PACKED, 'add-to-app.mjs'),
  );
  writeFileSync(
    join(PACKED, 'packages.json'),
    `${JSON.stringify(
      packed.filter(isOfApps).map(({ name, version, file, manifest }) => ({
        name,
        version,
        file,
        role: manifest.backstage.role,
        isOptional: isOptional(manifest.backstage),
      })),
      null,
      2,
    )}\n`,
  );
  return packed;
}

/** The command line tool is a program of its own. */
export function isOfApps({ manifest }) {
  return manifest.backstage.role !== 'cli';
}

/** Modules of the plugin itself, of which a team adds those that it wants. */
function isOptional({ role, pluginId }) {
  return role === 'backend-plugin-module' && pluginId === 'kindler';
}

async function pack({ node, yarn, env }, each) {
  const { folder } = each;
  const out = join(PACKED, fileOf(each));
  try {
    await runQuietly(node, [yarn, 'pack', '--out', out], {
      cwd: folder,
      env,
      logFile: inRoot('.lab/pack.log'),
    });
  } finally {
    // An interrupted run would leave the manifest as it is for publishing.
    if (existsSync(join(folder, 'package.json-prepack'))) {
      await runQuietly(node, [cli('backstage-cli'), 'package', 'postpack'], {
        cwd: folder,
        env,
        logFile: inRoot('.lab/postpack.log'),
      });
    }
  }
  await checkTarball(out);
}

function fileOf({ name, version }) {
  return `${name.replace(/^@/, '').replace('/', '-')}-${version}.tgz`;
}

function program({ node, env }, name, args, log) {
  return runQuietly(node, [cli(name), ...args], {
    env,
    logFile: inRoot('.lab', log),
  });
}

const cli = name => inRoot('node_modules/.bin', name);
