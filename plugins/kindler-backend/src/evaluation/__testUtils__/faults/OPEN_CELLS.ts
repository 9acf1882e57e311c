/** Cells that are not yet judged correctly. */
interface OpenCells {
  fault: string;
  worlds: 'all' | readonly string[];
  why: string;
}

const OPEN: readonly OpenCells[] = [
  {
    fault: 'leader-silent-only-from-here',
    worlds: ['several-routes-and-gateways'],
    why: 'one client writes on the holder, another only came to the prompt',
  },
  {
    fault: 'writes-spread-over-leader-and-replica',
    worlds: ['without-legends-other-names-query-client'],
    why: 'a client that is served every other time makes the verdict flicker',
  },
];

/** Whether a fault in a world is known to be judged wrong. */
export function isOpen(fault: string, world: string): boolean {
  return OPEN.some(
    cells =>
      cells.fault === fault &&
      (cells.worlds === 'all' || cells.worlds.includes(world)),
  );
}
