import type { Lab } from './Lab';
import { attachLab, startLab } from './startLab';

/**
 * The lab for a test: the shared one that the environment variable `KINDLER_LAB` names, healed; else a new one.
 * `close` stops a new one and leaves the shared one healthy.
 * @public
 */
export async function openLab(): Promise<{
  lab: Lab;
  close: () => Promise<void>;
}> {
  const folder = process.env.KINDLER_LAB;
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
