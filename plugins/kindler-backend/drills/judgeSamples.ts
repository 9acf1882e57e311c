import type { Verdict } from '@kindler/backstage-plugin-kindler-common';

/** One look at the lab and at what was said of it at the same time. */
export interface Sample {
  /** Milliseconds. */
  at: number;
  /** Whether the three witnesses named the same member, as the drill itself saw. */
  agree: boolean;
  verdict: Verdict;
  /** Codes of all findings. */
  codes: string[];
  /** What the drill saw and what was said of each witness, to read when a drill failed. */
  detail: string;
}

const WORST_FIRST: Verdict[] = ['critical', 'degraded', 'unknown', 'ok'];

/** Milliseconds of the longest stretch in which `ok` was said while the witnesses disagreed. */
export function longestWrongGreen(samples: Sample[]): number {
  let longest = 0;
  let since: number | undefined;
  for (const { at, agree, verdict } of samples) {
    if (agree || verdict !== 'ok') {
      since = undefined;
    } else {
      since ??= at;
      longest = Math.max(longest, at - since);
    }
  }
  return longest;
}

/** Milliseconds from a moment at which all was well until `ok` was said for good; undefined when it was not. */
export function alarmAfter(
  samples: Sample[],
  wellAt: number,
): number | undefined {
  const after = samples.filter(({ at }) => at >= wellAt);
  const lastAlarm = after
    .map(({ verdict }) => verdict !== 'ok')
    .lastIndexOf(true);
  if (lastAlarm === -1) {
    return 0;
  }
  const good = after[lastAlarm + 1];
  return good && good.at - wellAt;
}

/** The worst that was said. */
export function worstVerdict(samples: Sample[]): Verdict {
  const said = new Set(samples.map(({ verdict }) => verdict));
  return WORST_FIRST.find(verdict => said.has(verdict)) ?? 'unknown';
}

/** Every code that was said. */
export function codesOf(samples: Sample[]): string[] {
  return [...new Set(samples.flatMap(({ codes }) => codes))].sort();
}

/** One line for each change of what was seen or said, with seconds since the first sample. */
export function changesOf(samples: Sample[]): string[] {
  return samples
    .filter(
      ({ detail, verdict }, index) =>
        detail !== samples[index - 1]?.detail ||
        verdict !== samples[index - 1]?.verdict,
    )
    .map(
      ({ at, detail, verdict }) =>
        `${((at - samples[0].at) / 1000).toFixed(1)} s: ${detail}: ${verdict}`,
    );
}
