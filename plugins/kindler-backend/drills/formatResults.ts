import type { DrillResult } from './runDrill';

/** A table with a row for each drill. */
export function formatResults(results: DrillResult[]): string {
  const rows = [...new Set(results.map(({ drill }) => drill))].map(drill => {
    const own = results.filter(result => result.drill === drill);
    const count = (verdict: string) =>
      own.filter(({ worst }) => worst === verdict).length;
    const verdicts = ['critical', 'degraded', 'unknown', 'ok']
      .filter(verdict => count(verdict) > 0)
      .map(verdict => `${verdict} ${count(verdict)}`);
    return [
      drill,
      String(own.length),
      verdicts.join(', '),
      seconds(own.map(({ wrongGreenMs }) => wrongGreenMs)),
      seconds(own.map(({ alarmMs }) => alarmMs ?? Number.POSITIVE_INFINITY)),
      String(own.filter(({ problems }) => problems.length > 0).length),
    ];
  });
  return align([
    [
      'drill',
      'times',
      'worst that was said',
      'ok while they disagreed (median, most)',
      'alarm after all was well (median, most)',
      'failed',
    ],
    ...rows,
  ]);
}

function seconds(values: number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  return `${(middle / 1000).toFixed(1)} s, ${(sorted.at(-1)! / 1000).toFixed(
    1,
  )} s`;
}

function align(rows: string[][]): string {
  const widths = rows[0].map((_, column) =>
    Math.max(...rows.map(row => row[column].length)),
  );
  return rows
    .map(row =>
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join(' | ')
        .trimEnd(),
    )
    .join('\n');
}
