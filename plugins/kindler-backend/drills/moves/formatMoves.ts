import { median } from '../../bench/support/median';
import { alignRows } from '../alignRows';
import type { MoveResult } from './runMove';

/** A table with a row for each move. */
export function formatMoves(results: MoveResult[]): string {
  const byMove = Map.groupBy(results, ({ move }) => move);
  const rows = [...byMove].map(([move, own]) => [
    move,
    String(own.length),
    describe(own.map(({ seen }) => seen.gapMs)),
    describe(own.flatMap(({ heldMs }) => heldMs)),
    describe(own.map(({ seen }) => seen.failedTransactions)),
    describe(own.map(({ seen }) => seen.failedConnections)),
    String(sum(own.map(({ seen }) => seen.acknowledged))),
    String(sum(own.map(({ seen }) => seen.lost))),
    String(own.filter(({ problems }) => problems.length > 0).length),
  ]);
  return alignRows([
    [
      'move (median, most)',
      'times',
      'gap ms',
      'held ms',
      'failed transactions',
      'failed connections',
      'acknowledged',
      'lost',
      'failed',
    ],
    ...rows,
  ]);
}

function describe(values: number[]): string {
  return values.length > 0
    ? `${median(values)}, ${Math.max(...values)}`
    : 'none';
}

function sum(values: number[]): number {
  return values.reduce((total, each) => total + each, 0);
}
