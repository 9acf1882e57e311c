import { relative } from 'node:path';
import { ensureDependencies } from './lib/ensureDependencies.mjs';
import { ensureNode } from './lib/ensureNode.mjs';
import {
  isOfApps,
  PACKED,
  packPackages,
} from './lib/packages/packPackages.mjs';
import { ROOT } from './lib/paths.mjs';
import { say } from './lib/say.mjs';

/** `npm run pack`: every published package as a file in dist/packages, and what an app needs to take them from there. */
export async function run() {
  const tools = await ensureNode();
  await ensureDependencies(tools);
  const packages = await packPackages(tools);
  const resolutions = Object.fromEntries(
    packages
      .filter(isOfApps)
      .map(({ name, file }) => [name, `file:./vendor/kindler/${file}`]),
  );
  const folder = relative(ROOT, PACKED);
  say(`
The packages are in ${folder}. Put them into an app with

  node ${folder}/add-to-app.mjs <folder of the app>

which copies them to vendor/kindler and writes into package.json

  "resolutions": ${JSON.stringify(resolutions, null, 2).replace(/\n/g, '\n  ')}

and into packages/backend/Dockerfile, before yarn.lock is copied

  COPY --chown=node:node vendor ./vendor
`);
  return 0;
}
