import { attemptWrite, type WriteTarget } from './attemptWrite';

const EVERY_MS = 200;
const DEADLINE_MS = 2000;

/**
 * An application outside of what is tested: every 200 ms it connects anew through the listener and writes one row,
 * whatever came of the attempts before. Ends with its parent.
 */
process.once('message', (target: WriteTarget) => {
  setInterval(async () => {
    const attempt = await attemptWrite(target, DEADLINE_MS);
    process.send?.(attempt, undefined, undefined, () => {});
  }, EVERY_MS);
});
process.once('disconnect', () => process.exit());
