import type { LeaderChange } from '../EvaluationState';

/** The same change of leader was seen by several observers at most this long apart. */
const SAME_CHANGE_MS = 60_000;
/** The same, when it was seen that another member led between. */
const SAME_MOMENT_MS = 15_000;

/** Changes from several records as one list, oldest first, each change once with all that is known of it. */
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
 * A switch between two timelines happens once, unless the newer one gave way to the older in between; without one, only
 * the time tells two changes to the same leader apart.
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

/** One took the lock while it was still on the old timeline, and was promoted later. */
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
