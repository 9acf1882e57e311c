import { alignRows } from './alignRows';
import type { DrillResult } from './judge/judgeDrill';

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
      seconds(own.map(({ refusedMs }) => refusedMs)),
      seconds(own.map(({ okWhileRefusedMs }) => okWhileRefusedMs)),
      seconds(own.map(({ okWhileDisagreedMs }) => okWhileDisagreedMs)),
      seconds(own.map(({ okWhileBrokenMs }) => okWhileBrokenMs)),
      seconds(own.map(({ criticalAfterMs }) => criticalAfterMs)),
      seconds(own.map(({ alarmAfterMs }) => alarmAfterMs)),
      [...new Set(own.map(({ incidents }) => incidents))].join(', '),
      String(own.filter(({ problems }) => problems.length > 0).length),
    ];
  });
  return alignRows([
    [
      'drill (seconds: median, most)',
      'times',
      'worst that was said',
      'writer refused',
      'ok while it was',
      'ok while they disagreed',
      'ok while broken',
      'critical after',
      'alarm after',
      'incidents',
      'failed',
    ],
    ...rows,
  ]);
}

function seconds(values: Array<number | undefined>): string {
  const sorted = values
    .filter(value => value !== undefined)
    .sort((a, b) => a - b);
  if (sorted.length === 0) {
    return '';
  }
  const at = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)!];
  return at.map(ms => (ms / 1000).toFixed(1)).join(', ');
}
