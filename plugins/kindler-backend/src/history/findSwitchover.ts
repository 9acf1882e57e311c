import type { Operation } from '@kindler/backstage-plugin-kindler-common';

/** Clocks of the members and of this backend may differ. */
const CLOCKS_MS = 5_000;
/** Patroni carries a scheduled switchover out in a loop after its time, and a promotion takes a while. */
const SCHEDULED_MS = 60_000;

/** A change of leader. */
export interface LeaderMove {
  /** Milliseconds; NaN where nobody recorded it. */
  at: number;
  /** Who led before, where that is known. */
  from?: string;
}

function timeOf(time: unknown): number {
  return typeof time === 'string' ? Date.parse(time) : NaN;
}

/** Whether it came while the switchover was carried out. */
function ranMeanwhile({ at }: LeaderMove, operation: Operation): boolean {
  const { startedAt, finishedAt, status } = operation;
  const to = finishedAt ? timeOf(finishedAt) + CLOCKS_MS : Infinity;
  return (
    status !== 'cancelled' && at >= timeOf(startedAt) - CLOCKS_MS && at <= to
  );
}

/** Whether it came at the time that the switchover was scheduled for, and the schedule still stood. */
function wasDue(
  { at, from }: LeaderMove,
  { status, finishedAt, result = {} }: Operation,
  operations: Operation[],
): boolean {
  const due = timeOf(result.scheduledAt);
  const other = from !== undefined && result.from !== undefined;
  if (
    status !== 'succeeded' ||
    (other && from !== result.from) ||
    !(at >= due - CLOCKS_MS && at <= due + SCHEDULED_MS)
  ) {
    return false;
  }
  return !operations.some(each => {
    const cancelled = timeOf(each.finishedAt);
    return (
      each.kind === 'database-cancel-switchover' &&
      each.status === 'succeeded' &&
      cancelled >= timeOf(finishedAt) &&
      cancelled <= at + CLOCKS_MS
    );
  });
}

/** The switchover of these operations, all on one database cluster, that brought the change. */
export function findSwitchover(
  move: LeaderMove,
  operations: Operation[],
): Operation | undefined {
  return operations.find(
    operation =>
      operation.kind === 'database-switchover' &&
      (operation.result?.scheduledAt === undefined
        ? ranMeanwhile(move, operation)
        : wasDue(move, operation, operations)),
  );
}
