/** Cells that are not judged right yet: the fault, the world (or all), and why. */
const OPEN: ReadonlyArray<[fault: string, world: RegExp, why: string]> = [];

/** Whether a fault in a world is known to be judged wrong. */
export function isOpen(fault: string, world: string): boolean {
  return OPEN.some(([name, worlds]) => name === fault && worlds.test(world));
}
