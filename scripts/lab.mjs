import { ensureDependencies } from './lib/ensureDependencies.mjs';
import { ensureNode } from './lib/ensureNode.mjs';
import { ensurePrograms } from './lib/ensurePrograms.mjs';
import { LAB_CLI, TRANSFORM } from './lib/LabHost.mjs';
import { exitOf } from './lib/run.mjs';

/** `npm run lab -- <command>`: controls the lab that runs here, or starts one. */
export async function run(args) {
  const tools = await ensureNode();
  await ensureDependencies(tools);
  if (args[0] === 'up') {
    await ensurePrograms();
  }
  // Ctrl-C reaches the lab's own process too, which then takes everything down; we wait for it.
  process.on('SIGINT', () => {});
  const code = await exitOf(
    tools.node,
    ['--require', TRANSFORM, LAB_CLI, ...args],
    { env: tools.env, stdio: 'inherit', cwd: process.cwd() },
  );
  return typeof code === 'number' ? code : 1;
}
