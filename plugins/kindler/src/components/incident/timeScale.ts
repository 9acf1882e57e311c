/** So long a time is drawn as it is; of a longer one long quiet parts are drawn shorter. */
const DRAWN_AS_IT_IS = 5 * 60_000;

/** Where moments lie on an axis of length 1. */
export interface TimeScale {
  begin: number;
  end: number;
  /** Long quiet times are drawn shorter than they were. */
  isCompressed: boolean;
  positionOf(time: number): number;
}

/**
 * An axis over all of these moments, in milliseconds. An outage of seconds within an incident of hours has to be seen,
 * so over a long time the distance of two moments grows with the root of the time between them.
 */
export function timeScale(moments: number[]): TimeScale {
  const times = [...new Set(moments)].sort((a, b) => a - b);
  const begin = times[0];
  const end = Math.max(times[times.length - 1], begin + 1);
  const isCompressed = end - begin > DRAWN_AS_IT_IS;
  const lengthOf = (gap: number) => (isCompressed ? Math.sqrt(gap) : gap);
  const places = [0];
  for (let index = 1; index < times.length; index += 1) {
    places.push(places[index - 1] + lengthOf(times[index] - times[index - 1]));
  }
  const whole = Math.max(places[places.length - 1], 1);

  const positionOf = (time: number): number => {
    const next = firstFrom(times, time);
    if (next === 0 || next === times.length) {
      return next === 0 ? 0 : 1;
    }
    const [from, to] = [times[next - 1], times[next]];
    const part = (time - from) / (to - from);
    const length = places[next] - places[next - 1];
    return (places[next - 1] + part * length) / whole;
  };
  return { begin, end, isCompressed, positionOf };
}

/** Index of the first of these ordered times that is not before another one. */
function firstFrom(times: number[], time: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (times[middle] < time) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
