import { existsSync, readdirSync } from 'node:fs';
import { Failure } from './Failure.mjs';
import { fingerprint, oncePer } from './fingerprint.mjs';
import { inRoot } from './paths.mjs';
import { outputOf, runQuietly } from './run.mjs';
import { timed } from './say.mjs';

/** Installs the packages that yarn.lock names, unless they are there. */
export async function ensureDependencies(tools) {
  const manifests = ['packages', 'plugins']
    .flatMap(folder =>
      readdirSync(inRoot(folder)).map(name =>
        inRoot(folder, name, 'package.json'),
      ),
    )
    .filter(existsSync);
  const print = fingerprint(
    [
      inRoot('yarn.lock'),
      inRoot('.yarnrc.yml'),
      inRoot('package.json'),
      ...manifests,
    ],
    [tools.major, process.arch],
  );
  await oncePer(inRoot('node_modules/.kindler-install'), print, () =>
    timed('Installing packages (the first time takes some minutes)', () =>
      install(tools),
    ),
  );
}

async function install({ node, yarn, env }) {
  const options = {
    logFile: inRoot('.lab/install.log'),
    twice: true,
    env: { ...env, ...(await npmRegistry()) },
  };
  try {
    await runQuietly(node, [yarn, 'install', '--immutable'], options);
  } catch (error) {
    throw new Failure(
      `${error.message}\nYarn could not install the packages. When it says that the lockfile would be modified, run \`.tools/bin/yarn install\` and commit yarn.lock; otherwise check the network and run this again.`,
    );
  }
}

/** Environment by which Yarn asks the registry that npm is set to. */
export async function npmRegistry() {
  const registry = await outputOf('npm', ['config', 'get', 'registry']);
  return registry
    ? { YARN_NPM_REGISTRY_SERVER: registry.replace(/\/$/, '') }
    : {};
}
