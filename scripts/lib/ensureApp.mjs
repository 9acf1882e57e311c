import { existsSync, readdirSync } from 'node:fs';
import { fingerprint, oncePer } from './fingerprint.mjs';
import { inRoot } from './paths.mjs';
import { runQuietly } from './run.mjs';
import { timed } from './say.mjs';

/** Builds the portal's frontend, unless it was built from the same sources. Returns whether it was built. */
export async function ensureApp({ node, env }) {
  const plugins = readdirSync(inRoot('plugins')).map(name =>
    inRoot('plugins', name),
  );
  const sources = [
    inRoot('packages/app/src'),
    inRoot('packages/app/public'),
    inRoot('packages/app/package.json'),
    ...plugins.flatMap(folder => [
      `${folder}/src`,
      `${folder}/package.json`,
      `${folder}/config.d.ts`,
    ]),
    inRoot('app-config.yaml'),
    inRoot('yarn.lock'),
  ].filter(existsSync);
  return oncePer(
    inRoot('packages/app/dist/.kindler-build'),
    fingerprint(sources),
    () =>
      timed('Building the frontend (one to two minutes)', () =>
        runQuietly(
          node,
          [
            inRoot('node_modules/@backstage/cli/bin/backstage-cli'),
            'package',
            'build',
          ],
          {
            cwd: inRoot('packages/app'),
            env,
            logFile: inRoot('.lab/build.log'),
          },
        ),
      ),
  );
}
