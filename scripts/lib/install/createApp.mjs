import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npmRegistry } from '../ensureDependencies.mjs';
import { PACKED } from '../packages/packPackages.mjs';
import { inRoot } from '../paths.mjs';
import { runQuietly } from '../run.mjs';
import { timed } from '../say.mjs';
import { followReadme } from './followReadme.mjs';
import { installProduction } from './installProduction.mjs';

const CREATE_APP = '@backstage/create-app@0.9.2';

/**
 * A new app with the packed packages, installed and built by the steps of its own Dockerfile. `newest` takes every
 * package of Backstage to its newest version, `legacy` is the former frontend system. Returns the folder to start from.
 */
export async function createApp(given, folder, { newest, legacy }) {
  const env = { ...given.env, ...(await npmRegistry()) };
  const tools = { ...given, env };
  const app = join(folder, 'app');
  const log = name => join(folder, `${name}.log`);
  const run = (name, args, options) =>
    runQuietly(tools.node, args, {
      cwd: app,
      logFile: log(name),
      env,
      ...options,
    });
  const yarn = (name, ...args) => run(name, [tools.yarn, ...args]);

  await timed('Creating an app', () =>
    runQuietly(
      'npx',
      [
        ...['--yes', CREATE_APP, '--skip-install', '--path', app],
        ...(legacy ? ['--legacy'] : []),
      ],
      {
        cwd: folder,
        env: { ...env, BACKSTAGE_APP_NAME: 'portal' },
        logFile: log('create'),
      },
    ),
  );
  pin(app, newest);
  if (newest) {
    await timed('Taking Backstage to its newest version', async () => {
      const onlyLockfile = ['--mode', 'update-lockfile'];
      await yarn('up', 'up', '@backstage/*', ...onlyLockfile);
      await yarn('dedupe', 'dedupe', '@backstage/*', ...onlyLockfile);
    });
  }
  await run('add', [join(PACKED, 'add-to-app.mjs'), app]);
  followReadme(app);
  await timed('Installing its packages', () => yarn('install', 'install'));
  await timed('Building it', () => yarn('build', 'build:backend'));
  return timed('Installing what runs in production', () =>
    installProduction(tools, app, folder),
  );
}

/**
 * Holds the versions of Backstage 1.55, which create-app names, together: without the lockfile that it fetches from
 * GitHub, ranges would mix them with those of later releases. And better-sqlite3 12, which Backstage asks for, aborts
 * on Node 24.19 and newer.
 */
function pin(app, newest) {
  const read = path => JSON.parse(readFileSync(path, 'utf8'));
  const path = join(app, 'package.json');
  const manifest = read(path);
  const ours = read(inRoot('package.json'));
  manifest.resolutions = {
    ...manifest.resolutions,
    'better-sqlite3': ours.resolutions['better-sqlite3'],
    ...(newest ? {} : read(inRoot('scripts/lib/install/backstage-1.55.json'))),
  };
  manifest.dependenciesMeta = ours.dependenciesMeta;
  writeFileSync(path, `${JSON.stringify(manifest, null, 2)}\n`);
}
