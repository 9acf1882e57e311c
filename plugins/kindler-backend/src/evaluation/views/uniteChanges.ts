import type { LeaderChange } from '../EvaluationState';

/** Observations of one change of leader by several observers are at most this far apart. */
const SAME_CHANGE_MS = 60_000;
/** The same limit if another member was seen to lead in between. */
const SAME_MOMENT_MS = 15_000;

/**
 * Merges changes from several records into one list, oldest first. Each change occurs once, with everything known about
 * it.
 */
export function uniteChanges(
  ...records: ReadonlyArray<readonly LeaderChange[]>
): LeaderChange[] {
  const all = records.flat().sort((a, b) => a.at - b.at);
  return all.reduce<LeaderChange[]>((united, change) => {
    const index = united.findIndex((other, at) =>
      isSame(other, change, united.slice(at + 1)),
    );
    if (index === -1) {
      return [...united, change];
    }
    const other = united[index];
    united[index] = {
      at: other.at,
      from: other.from ?? change.from,
      to: other.to,
      formerTimeline: other.formerTimeline ?? change.formerTimeline,
      timeline: greater(other.timeline, change.timeline),
      outageMs: greater(other.outageMs, change.outageMs),
    };
    return united;
  }, []);
}

/**
 * A switch between two timelines happens once, unless the older one superseded the newer one in between. Without
 * timelines, only the time distinguishes two changes to the same leader.
 */
function isSame(
  a: LeaderChange,
  b: LeaderChange,
  between: LeaderChange[],
): boolean {
  if (a.to !== b.to) {
    return false;
  }
  if (isPromotion(a, b) && between.every(({ to }) => to === b.to)) {
    return true;
  }
  if (between.some(wentBack)) {
    return false;
  }
  const apart = Math.abs(a.at - b.at);
  const otherLed = between.some(({ to }) => to !== b.to);
  return isSwitch(a) && isSwitch(b)
    ? a.timeline === b.timeline &&
        (a.formerTimeline === b.formerTimeline || apart <= SAME_MOMENT_MS)
    : apart <= (otherLed ? SAME_MOMENT_MS : SAME_CHANGE_MS);
}

/** The new leader took the lock while it was still on the old timeline, and was promoted later. */
function isPromotion(before: LeaderChange, after: LeaderChange): boolean {
  return (
    !isSwitch(before) &&
    isSwitch(after) &&
    before.from !== before.to &&
    before.timeline === after.formerTimeline
  );
}

function wentBack(change: LeaderChange): boolean {
  return isSwitch(change) && change.timeline! < change.formerTimeline!;
}

function isSwitch({ formerTimeline, timeline }: LeaderChange): boolean {
  return (
    formerTimeline !== undefined &&
    timeline !== undefined &&
    timeline !== formerTimeline
  );
}

function greater(a: number | undefined, b: number | undefined) {
  return a === undefined || b === undefined ? a ?? b : Math.max(a, b);
}
