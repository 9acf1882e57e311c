import type { Verdict } from '@kindler/backstage-plugin-kindler-common';

/** How the program ends. Scripts of Kindler know 0, 10 and 11 from `db_verify`. */
export const EXIT = {
  ok: 0,
  usage: 2,
  degraded: 10,
  critical: 11,
  unknown: 12,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export const EXIT_CODES_HELP = `
Exit codes:
  0   all is well, or it was done
  2   the arguments are wrong, or name what is not there
  10  degraded: something differs, or is still on its way
  11  critical: something is broken, or was refused
  12  cannot tell: a source was not reached, or gave no right to look
`;

/** What is known to be broken comes first; then what is not known, which may be broken. */
const WORST_FIRST = ['critical', 'unknown', 'degraded'] as const;

/** The verdict on all of these; `ok` where there are none. A word that is none of ours is no evidence. */
export function worstOf(verdicts: Iterable<string>): Verdict {
  const seen = new Set([...verdicts].map(each => asVerdict(each)));
  return WORST_FIRST.find(verdict => seen.has(verdict)) ?? 'ok';
}

function asVerdict(word: string): Verdict {
  return word === 'ok' || WORST_FIRST.some(each => each === word)
    ? (word as Verdict)
    : 'unknown';
}
