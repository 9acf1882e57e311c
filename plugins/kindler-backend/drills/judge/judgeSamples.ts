import type { Verdict } from '@kindler/backstage-plugin-kindler-common';
import type { Span } from './refusals';
import type { Sample } from './Sample';

const WORST_FIRST: Verdict[] = ['critical', 'degraded', 'unknown', 'ok'];

/**
 * Milliseconds of the longest stretch in which every sample was of a kind, within one span. A sample stands until the
 * next one.
 */
export function longest(
  samples: readonly Sample[],
  is: (sample: Sample) => boolean,
  { from, to }: Span,
): number {
  let most = 0;
  let since: number | undefined;
  for (const [index, sample] of samples.entries()) {
    const until = Math.min(to, samples[index + 1]?.at ?? sample.at);
    if (!is(sample) || sample.at >= to) {
      since = undefined;
    } else if (until > from) {
      since ??= Math.max(from, sample.at);
      most = Math.max(most, until - since);
    }
  }
  return most;
}

/** Milliseconds of the longest stretch in which `ok` was said within one of some spans. */
export function longestOk(
  samples: readonly Sample[],
  spans: readonly Span[],
): number {
  const isOk = ({ verdict }: Sample) => verdict === 'ok';
  return Math.max(0, ...spans.map(span => longest(samples, isOk, span)));
}

/**
 * Milliseconds from a moment until a verdict was said for the last time: 0 when it was not said any more, infinite when it
 * still was at the end.
 */
export function lastSaid(
  samples: readonly Sample[],
  is: (verdict: Verdict) => boolean,
  wellAt: number,
): number {
  const last = samples.map(({ verdict }) => is(verdict)).lastIndexOf(true);
  if (last === -1) {
    return 0;
  }
  const until = samples[last + 1]?.at ?? Number.POSITIVE_INFINITY;
  return Math.max(0, until - wellAt);
}

/** The worst that was said. */
export function worstVerdict(samples: readonly Sample[]): Verdict {
  const said = new Set(samples.map(({ verdict }) => verdict));
  return WORST_FIRST.find(verdict => said.has(verdict)) ?? 'unknown';
}

/** Every code that was said. */
export function codesOf(samples: readonly Sample[]): string[] {
  return [...new Set(samples.flatMap(({ codes }) => codes))].sort();
}
