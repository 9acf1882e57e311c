import { ensureDependencies } from './lib/ensureDependencies.mjs';
import { ensureNode } from './lib/ensureNode.mjs';
import { ensurePrograms } from './lib/ensurePrograms.mjs';
import { TRANSFORM } from './lib/LabHost.mjs';
import { inRoot } from './lib/paths.mjs';
import { exitOf } from './lib/run.mjs';

/** `yarn drills [--rounds 20] [--labs 1] [--only <words>] [--kubernetes]`: breaks labs and watches what is said. */
export async function run(args) {
  const { node, env, ...tools } = await ensureNode();
  await ensurePrograms();
  await ensureDependencies({ node, env, ...tools });
  return exitOf(node, ['--import', TRANSFORM, 'drills/main.ts', ...args], {
    cwd: inRoot('plugins/kindler-backend'),
    env,
  });
}
