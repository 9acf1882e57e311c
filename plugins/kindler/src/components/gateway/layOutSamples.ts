import type { Sample } from './useSamples';

/**
 * Returns samples as the points of lines in a box of 100 by 100: left to right by time, with the largest value at the
 * top and 0 at the bottom. An unknown value interrupts the line.
 */
export function layOutSamples(samples: Sample[]): string[] {
  const times = samples.map(({ at }) => Date.parse(at));
  const [first] = times;
  const length = Math.max(1, times[times.length - 1] - first);
  const most = Math.max(1, ...samples.map(({ value }) => value ?? 0));
  return samples
    .reduce<string[][]>(
      (lines, { value }, index) => {
        const line = lines[lines.length - 1];
        if (value === undefined) {
          return line.length > 0 ? [...lines, []] : lines;
        }
        const x = ((times[index] - first) / length) * 100;
        const y = 100 - (value / most) * 100;
        line.push(`${x.toFixed(1)},${y.toFixed(1)}`);
        return lines;
      },
      [[]],
    )
    .filter(line => line.length > 1)
    .map(line => line.join(' '));
}
