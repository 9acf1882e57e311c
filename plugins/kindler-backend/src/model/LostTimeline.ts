/** A timeline that led, as far as it was followed. Times are in milliseconds since the epoch, LSNs are bytes as digits. */
export interface LedTimeline {
  timeline: number;
  leader: string;
  from: number;
  to: number;
  /**
   * Its start: the position at which Patroni recorded the end of the previous one, or else the first position seen on
   * it.
   */
  forkLsn?: string;
  /** The last position seen on it. */
  lsn?: string;
  systemIdentifier?: string;
}

/** A timeline that led until an older one superseded it. Everything committed on it is lost. */
export interface LostTimeline extends LedTimeline {
  /** The older timeline that leads instead, its leader, and when that was noticed. */
  backTo: number;
  newLeader: string;
  at: number;
}

/** Different backends notice the same loss, or last saw the timeline lead, at most this far apart. */
const SAME_MS = 2 * 60_000;
const KEPT = 20;

/** Merges losses from several records into one list, oldest first. Each occurs once, with everything known about it. */
export function uniteLost(
  ...records: ReadonlyArray<readonly LostTimeline[] | undefined>
): LostTimeline[] {
  const all = records.flatMap(record => record ?? []);
  const united: LostTimeline[] = [];
  for (const lost of [...all].sort((a, b) => a.at - b.at)) {
    const index = united.findIndex(other => isSame(other, lost));
    if (index === -1) {
      united.push(lost);
    } else {
      united[index] = merge(united[index], lost);
    }
  }
  return united.slice(-KEPT);
}

function isSame(a: LostTimeline, b: LostTimeline): boolean {
  return (
    a.timeline === b.timeline &&
    a.backTo === b.backTo &&
    (Math.abs(a.at - b.at) <= SAME_MS || Math.abs(a.to - b.to) <= SAME_MS)
  );
}

function merge(first: LostTimeline, later: LostTimeline): LostTimeline {
  return {
    ...first,
    from: Math.min(first.from, later.from),
    to: Math.max(first.to, later.to),
    forkLsn: chosen(first.forkLsn, later.forkLsn, (a, b) => a < b),
    lsn: chosen(first.lsn, later.lsn, (a, b) => a > b),
  };
}

function chosen(
  a: string | undefined,
  b: string | undefined,
  better: (a: bigint, b: bigint) => boolean,
): string | undefined {
  if (a === undefined || b === undefined) {
    return a ?? b;
  }
  return better(BigInt(a), BigInt(b)) ? a : b;
}

/** Chooses what led before a restart, unless a newer timeline or another system leads since then. */
export function furthest(
  past: LedTimeline | undefined,
  now: LedTimeline | undefined,
): LedTimeline | undefined {
  if (!past || !now) {
    return now ?? past;
  }
  const other =
    past.systemIdentifier !== undefined &&
    now.systemIdentifier !== undefined &&
    past.systemIdentifier !== now.systemIdentifier;
  return other || now.timeline >= past.timeline ? now : past;
}

/** Bytes of WAL that were seen written on it. At least this many are lost. */
export function lostBytes({ forkLsn, lsn }: LedTimeline): number | undefined {
  if (forkLsn === undefined || lsn === undefined) {
    return undefined;
  }
  return Math.max(0, Number(BigInt(lsn) - BigInt(forkLsn)));
}
