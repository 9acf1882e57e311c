import type { Operation } from '@kindler/backstage-plugin-kindler-common';
import type { Stage } from '../support/openStage';
import { median } from '../support/median';
import { Writers, type Seen, type Through } from './Writers';

/** One way of a move, and how clients that connect there saw it in each round. */
export interface Way {
  name: string;
  /** What clients connect to. */
  through: Through;
  /** What the move is asked for with. */
  request: object;
  seen: Seen[];
}

export function writersOf({ lab }: Stage, { through }: Way): Writers {
  return Writers.through(lab, through);
}

/** Throws where clients of PgBouncer were not held back, because the figures would be those of another way. */
export function expectHeld(
  { name, through }: Way,
  { id, result }: Operation,
): void {
  const held = (result as { heldMs?: number } | undefined)?.heldMs;
  if (through === 'pgbouncer' && held === undefined) {
    throw new Error(`${name}: operation ${id} held nobody back`);
  }
}

export function gapOf({ seen }: Way): number {
  return median(seen.map(({ gapMs }) => gapMs));
}

export function describeWay(what: string, { name, seen }: Way): string {
  const of = (key: keyof Seen) => {
    const values = seen.map(each => each[key]);
    return `${median(values)} / ${Math.max(...values)}`;
  };
  return `${what}, ${name} (median / worst of ${seen.length}): gap ${of(
    'gapMs',
  )} ms, failed transactions ${of(
    'failedTransactions',
  )}, failed connections ${of('failedConnections')}, lost ${of('lost')}`;
}
