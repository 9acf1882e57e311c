/** A timeline that led, as far as it was followed. Times are milliseconds since the epoch, LSNs bytes as digits. */
export interface LedTimeline {
  timeline: number;
  leader: string;
  from: number;
  to: number;
  /** Where it began: where Patroni recorded that the one before ended, else the first position seen on it. */
  forkLsn?: string;
  /** The last position seen on it. */
  lsn?: string;
  systemIdentifier?: string;
}

/** A timeline that led and gave way to an older one: what was committed on it is gone. */
export interface LostTimeline extends LedTimeline {
  /** The older one that leads instead, who leads on it, and when that was noticed. */
  backTo: number;
  newLeader: string;
  at: number;
}

/** Several backends notice the same at most this long apart, or saw the timeline lead last. */
const SAME_MS = 2 * 60_000;
const KEPT = 20;

/** Losses from several records as one list, oldest first, each once with all that is known of it. */
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

/** What led before a restart, unless a newer timeline leads since then, or another system. */
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

/** Bytes of WAL that were seen to be written on it; at least so many are gone. */
export function lostBytes({ forkLsn, lsn }: LedTimeline): number | undefined {
  if (forkLsn === undefined || lsn === undefined) {
    return undefined;
  }
  return Math.max(0, Number(BigInt(lsn) - BigInt(forkLsn)));
}
