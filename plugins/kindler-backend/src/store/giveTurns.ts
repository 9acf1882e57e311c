import { setImmediate as nextTurn } from 'node:timers/promises';

const LONGEST_TURN_MS = 10;

/**
 * Lets others have their turn of the event loop once a loop has used ten milliseconds of it. SQLite answers without
 * a pause, so a thousand writes in a row would otherwise hold up every request for seconds.
 */
export function giveTurns(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since >= LONGEST_TURN_MS) {
      await nextTurn();
      since = performance.now();
    }
  };
}
