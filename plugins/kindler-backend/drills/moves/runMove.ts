import { waitFor, type Lab } from '@kindler/lab';
import type { Operation } from '@kindler/backstage-plugin-kindler-common';
import type { Client } from 'pg';
import { TABLE, Writers, type Seen } from '../../bench/routes/Writers';
import type { BackendProcess } from '../../src/__testUtils__/BackendProcess';
import { isPaused } from '../../src/pgbouncer';
import type { Move } from './Move';

const ENOUGH_WRITES = 200;
const GO_ON_WITHIN_MS = 60_000;

export interface MoveStage {
  lab: Lab;
  backend: BackendProcess;
  /** The other server of the route. */
  archive: Client;
}

export interface MoveResult {
  move: string;
  seen: Seen;
  /** How the operations ended. */
  outcomes: string[];
  /** The longest time that PgBouncer held clients back in each operation, in milliseconds. */
  heldMs: number[];
  problems: string[];
}

/** Moves twenty writers once, and compares what was acknowledged with what is there. */
export async function runMove(
  move: Move,
  { lab, backend, archive }: MoveStage,
): Promise<MoveResult> {
  await lab.waitHealthy();
  const writers = Writers.through(lab, move.through);
  await writers.start();
  await writesGoOn(writers);
  const operations =
    move.kind === 'switchover'
      ? [await carryOut(move, backend, '/databases/orders/switchover', {})]
      : await thereAndBack(move, backend, () => writesGoOn(writers));
  await writesGoOn(writers);
  const { rows } = await archive.query(`DELETE FROM ${TABLE} RETURNING id`);
  const seen = await writers.stop(rows.map(({ id }) => id));
  const heldMs = operations.flatMap(({ result }) =>
    typeof result?.heldMs === 'number' ? [result.heldMs] : [],
  );
  return {
    move: move.name,
    seen,
    outcomes: operations.map(({ status }) => status),
    heldMs,
    problems: [
      ...judge(move, seen, operations, heldMs),
      ...((await isHeld(lab)) ? ['clients are still held back'] : []),
    ],
  };
}

function judge(
  { through, killedIn }: Move,
  { lost, failedTransactions, failedConnections }: Seen,
  operations: Operation[],
  heldMs: number[],
): string[] {
  const failed = operations.filter(({ status }) => status !== 'succeeded');
  const isHarmless = through === 'pgbouncer' && !killedIn;
  return [
    ...(lost > 0 ? [`${lost} acknowledged rows are lost`] : []),
    ...(killedIn
      ? []
      : failed.map(({ id, error }) => `${id} failed: ${error}`)),
    ...(isHarmless && failedTransactions + failedConnections > 0
      ? [`${failedTransactions} + ${failedConnections} failed`]
      : []),
    ...(isHarmless && heldMs.length < operations.length
      ? ['nobody was held back']
      : []),
  ];
}

/** A killed backend can have taken the switch back, so that there is none to undo. */
async function thereAndBack(
  move: Move,
  backend: BackendProcess,
  between: () => Promise<void>,
): Promise<Operation[]> {
  const path = '/routes/orders-rw/switch';
  const to = (target: string) => ({ target, migration: true });
  const there = await carryOut(move, backend, path, to('archive'));
  await between();
  if (there.status !== 'succeeded') {
    return [there];
  }
  const unhurt = { ...move, killedIn: undefined };
  return [there, await carryOut(unhurt, backend, path, to('orders'))];
}

async function carryOut(
  { killedIn }: Move,
  backend: BackendProcess,
  path: string,
  request: object,
): Promise<Operation> {
  const { id, steps } = await backend.taken(path, {
    reason: 'a drill',
    ...request,
  });
  if (!killedIn) {
    return backend.ended(id);
  }
  const index = steps.findIndex(step => step.id === killedIn);
  return (await backend.endedAfterKill(id, index)).operation;
}

async function writesGoOn(writers: Writers): Promise<void> {
  const before = writers.acknowledged;
  await waitFor(
    'writes to go on',
    () => writers.acknowledged > before + ENOUGH_WRITES || undefined,
    { deadlineMs: GO_ON_WITHIN_MS },
  );
}

async function isHeld({ state }: Lab): Promise<boolean> {
  const { host, port, database } = state.pgbouncer;
  return isPaused({ host, port, database, ...state.credentials.pooler });
}
