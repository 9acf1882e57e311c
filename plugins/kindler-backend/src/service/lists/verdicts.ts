import {
  VERDICTS_WORST_FIRST,
  type Verdict,
  type VerdictSummary,
} from '@kindler/backstage-plugin-kindler-common';

/** Orders for rows with a verdict. */
export function verdictOrders<T>(
  read: (row: T) => { verdict: Verdict; name: string },
) {
  return {
    worst: (row: T) => {
      const { verdict, name } = read(row);
      return [VERDICTS_WORST_FIRST.indexOf(verdict), name];
    },
    name: (row: T) => [read(row).name],
  };
}

export function countVerdicts(verdicts: Verdict[]): VerdictSummary {
  const counts = { ok: 0, degraded: 0, critical: 0, unknown: 0 };
  for (const verdict of verdicts) {
    counts[verdict] += 1;
  }
  return { total: verdicts.length, verdicts: counts };
}
