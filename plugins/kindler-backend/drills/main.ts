/* eslint-disable no-console */
import { parseArgs } from 'node:util';
import { LAB_KINDS, type Drill, type LabKind } from './Drill';
import { formatResults } from './formatResults';
import type { DrillResult } from './judge/judgeDrill';
import { DRILLS } from './kinds';
import { MOVES } from './moves/Move';
import { runMoves } from './moves/runMoves';
import { openStage } from './openStage';
import { runDrill } from './runDrill';

/** Carries out every drill again and again, on labs side by side, and prints what was said of it. */
async function main() {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '20' },
      labs: { type: 'string', default: '1' },
      only: { type: 'string', default: '' },
      kubernetes: { type: 'boolean', default: false },
    },
  });
  const drills = DRILLS.filter(({ name }) => name.includes(values.only));
  const results: DrillResult[] = [];
  const lost: string[] = [];
  for (const kind of LAB_KINDS) {
    const own = drills.filter(({ lab = 'plain' }) => lab === kind);
    const queue = Array.from(
      { length: Number(values.rounds) * own.length },
      (_, at) => own[at % own.length],
    );
    const workers = Array.from(
      { length: Math.min(Number(values.labs), queue.length) },
      () => work(kind, values.kubernetes, queue, results, lost),
    );
    await Promise.all(workers);
  }
  if (drills.length > 0) {
    console.log(`\n${formatResults(results)}`);
    console.log(`${lost.length} drills were lost to the lab itself`);
  }
  const moves = MOVES.filter(({ name }) => name.includes(values.only));
  const wrong = await runMoves(moves, Number(values.rounds));
  const failed = results.filter(({ problems }) => problems.length > 0);
  return failed.length + lost.length + wrong === 0 ? 0 : 1;
}

/** Takes drills from the queue until there are none left. */
async function work(
  kind: LabKind,
  kubernetes: boolean,
  queue: Drill[],
  results: DrillResult[],
  lost: string[],
): Promise<void> {
  const stage = await openStage(kind, { kubernetes });
  try {
    for (let drill = queue.shift(); drill; drill = queue.shift()) {
      try {
        const result = await runDrill(drill, stage);
        results.push(result);
        console.log(line(result, queue.length));
        if (result.problems.length > 0) {
          console.log(result.changes.map(text => `  ${text}`).join('\n'));
        }
      } catch (error) {
        lost.push(`${drill.name}: ${error}`);
        console.log(`LOST ${drill.name}: ${error}`);
      }
      await stage.lab.heal();
    }
  } finally {
    await stage.close();
  }
}

function line(result: DrillResult, left: number): string {
  const { drill, worst, codes, incidents, problems } = result;
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  return [
    problems.length > 0 ? `FAILED (${problems.join('; ')})` : 'well',
    drill,
    `${worst}: ${codes.join(', ') || 'nothing'}`,
    `refused ${seconds(result.refusedMs)}`,
    `ok meanwhile ${seconds(result.okWhileRefusedMs)}`,
    `critical after it ${seconds(result.criticalAfterMs)}`,
    `alarm after it ${seconds(result.alarmAfterMs)}`,
    `${incidents} incidents`,
    `${left} left`,
  ].join(' | ');
}

main().then(
  code => process.exit(code),
  error => {
    console.error(error.stack);
    process.exit(1);
  },
);
