import type { PatroniNode } from '../model/patroni/PatroniNode';

/** Whether a node reports the same as before, apart from its WAL position and the time of its last contact with the DCS. */
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
