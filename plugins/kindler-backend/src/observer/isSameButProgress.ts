import type { PatroniNode } from '../model/patroni/PatroniNode';

/** Whether a node says the same as before, but for its place in the WAL and the time at which it reached the DCS. */
export function isSameButProgress(
  before: PatroniNode,
  now: PatroniNode,
): boolean {
  return standing(before) === standing(now);
}

function standing({
  dcsLastSeen,
  lsn,
  receivedLsn,
  replayedLsn,
  ...rest
}: PatroniNode): string {
  return JSON.stringify(rest);
}
