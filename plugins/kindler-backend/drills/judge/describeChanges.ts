import type { Attempt } from '../writer/Attempt';
import type { Sample } from './Sample';

/** One line for each change of what was seen or said, and of what the writer got, with seconds since the first sample. */
export function describeChanges(
  samples: readonly Sample[],
  attempts: readonly Attempt[],
): string[] {
  const start = samples[0]?.at ?? 0;
  const said = samples.map(({ at, detail, verdict, codes }) => ({
    at,
    text: `${detail}: ${verdict} [${codes.join(', ')}]`,
  }));
  const got = [...attempts]
    .sort((a, b) => a.startedAt - b.startedAt)
    .map(({ startedAt, endedAt, outcome, detail = '' }) => ({
      at: startedAt,
      text: `writer ${outcome} ${detail}`.trimEnd(),
      took: endedAt - startedAt,
    }));
  return [...changes(said), ...changes(got)]
    .sort((a, b) => a.at - b.at)
    .map(({ at, text }) => `${((at - start) / 1000).toFixed(1)} s: ${text}`);
}

function changes<T extends { text: string }>(list: T[]): T[] {
  return list.filter(({ text }, index) => text !== list[index - 1]?.text);
}
