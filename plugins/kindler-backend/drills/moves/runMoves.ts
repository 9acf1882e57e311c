/* eslint-disable no-console */
import { startLab } from '@kindler/lab';
import { openArchive } from '../../bench/routes/openArchive';
import { BackendProcess } from '../../src/__testUtils__/BackendProcess';
import { formatMoves } from './formatMoves';
import type { Move } from './Move';
import { runMove, type MoveResult } from './runMove';

/** Carries out moves again and again on one lab, prints what writers saw, and returns how many went wrong. */
export async function runMoves(moves: Move[], rounds: number): Promise<number> {
  if (moves.length === 0) {
    return 0;
  }
  const results: MoveResult[] = [];
  let lost = 0;
  const lab = await startLab({ patientGateway: true, pgbouncer: true });
  const backend = await BackendProcess.create(lab);
  // The lab ends with this process, and the backend does not.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      backend.remove();
      process.exit(1);
    });
  }
  try {
    await backend.start();
    const archive = await openArchive(lab);
    try {
      for (let round = 0; round < rounds; round += 1) {
        for (const move of moves) {
          try {
            const result = await runMove(move, { lab, backend, archive });
            results.push(result);
            console.log(line(result));
          } catch (error) {
            lost += 1;
            console.log(`LOST ${move.name}: ${error}`);
          }
        }
      }
    } finally {
      await archive.end();
    }
  } finally {
    backend.remove();
    await lab.stop();
  }
  console.log(`\n${formatMoves(results)}`);
  console.log(`${lost} moves were lost to the lab itself`);
  return lost + results.filter(({ problems }) => problems.length > 0).length;
}

function line({ move, seen, outcomes, problems }: MoveResult): string {
  return [
    problems.length > 0 ? `FAILED (${problems.join('; ')})` : 'well',
    move,
    outcomes.join(', '),
    JSON.stringify(seen),
  ].join(' | ');
}
