import type { LeaderChange } from './EvaluationState';

/** The same change of leader was seen by several observers at most this long apart. */
const SAME_CHANGE_MS = 60_000;
/** Two observers noticed a switch to a timeline at most this long apart, even where one missed the timeline before. */
const SAME_SWITCH_MS = 15_000;

/** Changes from several records as one list, oldest first, each change once with all that is known of it. */
export function uniteChanges(
  ...records: ReadonlyArray<readonly LeaderChange[]>
): LeaderChange[] {
  const all = records.flat().sort((a, b) => a.at - b.at);
  return all.reduce<LeaderChange[]>((united, change) => {
    const index = united.findIndex(other => isSame(other, change));
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

/** A switch between two timelines happens once; without one, only the time tells two changes to the same leader apart. */
function isSame(a: LeaderChange, b: LeaderChange): boolean {
  if (a.to !== b.to) {
    return false;
  }
  const apart = Math.abs(a.at - b.at);
  return isSwitch(a) && isSwitch(b)
    ? a.timeline === b.timeline &&
        (a.formerTimeline === b.formerTimeline || apart <= SAME_SWITCH_MS)
    : apart <= SAME_CHANGE_MS;
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
