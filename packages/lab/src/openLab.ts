import { delimiter } from 'node:path';
import type { Lab } from './Lab';
import { attachLab, startLab } from './startLab';

/**
 * The lab for a test: the one that the environment variable `KINDLER_LAB` has for this worker of Jest, healed; else a
 * new one. `close` stops a new one and leaves the shared one healthy.
 * @public
 */
export async function openLab(): Promise<{
  lab: Lab;
  close: () => Promise<void>;
}> {
  const folder = sharedFolder();
  if (!folder) {
    const lab = await startLab();
    return { lab, close: () => lab.stop() };
  }
  const lab = attachLab(folder);
  await lab.heal();
  return {
    lab,
    close: async () => {
      await lab.heal();
    },
  };
}

/** Tests break their lab, so no two workers ever share one. */
function sharedFolder(): string | undefined {
  const { KINDLER_LAB = '', JEST_WORKER_ID = '1' } = process.env;
  return KINDLER_LAB.split(delimiter)[Number(JEST_WORKER_ID) - 1];
}
