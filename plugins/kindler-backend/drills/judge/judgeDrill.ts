import type { Verdict } from '@kindler/backstage-plugin-kindler-common';
import type { Drill } from '../Drill';
import type { Attempt } from '../writer/Attempt';
import { describeChanges } from './describeChanges';
import {
  codesOf,
  lastSaid,
  longest,
  longestOk,
  worstVerdict,
} from './judgeSamples';
import { refusals, type Span } from './refusals';
import type { Sample } from './Sample';

/** What was recorded of one drill. */
export interface Recording {
  samples: Sample[];
  attempts: Attempt[];
  /** Stretches in which the fault stood. */
  faults: Span[];
  /** When the lab was as it had been before. */
  healedAt: number;
  /** When a finding that stays until then was acknowledged. */
  acknowledgedAt?: number;
  incidents: number;
}

export interface DrillResult {
  drill: string;
  worst: Verdict;
  codes: string[];
  /** Milliseconds for which the writer was refused, in all. */
  refusedMs: number;
  /** Milliseconds for which `ok` was said while the writer was refused. */
  okWhileRefusedMs: number;
  /** Milliseconds for which `ok` was said while DCS, PostgreSQL and HAProxy disagreed. */
  okWhileDisagreedMs: number;
  /** Milliseconds for which `ok` was said while a fault stood that refuses nobody. */
  okWhileBrokenMs?: number;
  /**
   * Milliseconds for which `critical` was said after the writer was served for good and DCS, PostgreSQL and HAProxy
   * agreed; where it was served all the time, after the lab was healed. What stays until somebody acknowledges it counts
   * from then.
   */
  criticalAfterMs: number;
  /** The same of any verdict but `ok`, after the lab was healed too. */
  alarmAfterMs: number;
  incidents: number;
  problems: string[];
  /** What was seen and said, change by change. */
  changes: string[];
}

const OK_WHILE_REFUSED_MS = 3000;
const CRITICAL_AFTER_MS = 10_000;
const ALARM_AFTER_MS = 30_000;
/** Three failed checks and one loop of Patroni, as the lab has them: what is normal for so long is no drift. */
const DISAGREEMENT_MS = 3 * 1000 + 2000;

/** Holds what was said against what the writer got. */
export function judgeDrill(drill: Drill, recording: Recording): DrillResult {
  const { samples, attempts, faults, healedAt, acknowledgedAt } = recording;
  const { from, to } = spanOf(samples);
  const refused = refusals(attempts, to);
  const servedAt = Math.max(
    agreedAt(samples),
    refused.at(-1)?.to ?? healedAt,
    acknowledgedAt ?? 0,
  );
  const codes = codesOf(samples);
  const result = {
    drill: drill.name,
    worst: worstVerdict(samples),
    codes,
    refusedMs: refused.reduce((sum, span) => sum + span.to - span.from, 0),
    okWhileRefusedMs: longestOk(samples, refused),
    okWhileDisagreedMs: longest(
      samples,
      ({ agree, verdict }) => !agree && verdict === 'ok',
      { from, to },
    ),
    okWhileBrokenMs:
      drill.toldWithinMs === undefined ? undefined : longestOk(samples, faults),
    criticalAfterMs: lastSaid(samples, said => said === 'critical', servedAt),
    alarmAfterMs: lastSaid(
      samples,
      said => said !== 'ok',
      Math.max(servedAt, healedAt),
    ),
    incidents: recording.incidents,
  };
  return {
    ...result,
    problems: problemsOf(drill, result),
    changes: describeChanges(samples, attempts),
  };
}

function problemsOf(
  { expects, toldWithinMs = 0, incidents = 'one' }: Drill,
  result: Omit<DrillResult, 'problems' | 'changes'>,
): string[] {
  return [
    result.okWhileRefusedMs > OK_WHILE_REFUSED_MS &&
      'ok while the writer was refused',
    result.okWhileDisagreedMs > DISAGREEMENT_MS &&
      'ok while the witnesses disagreed',
    (result.okWhileBrokenMs ?? 0) > toldWithinMs && 'ok while the fault stood',
    result.criticalAfterMs > CRITICAL_AFTER_MS &&
      'critical after the writer was served',
    result.alarmAfterMs > ALARM_AFTER_MS && 'an alarm after all was well',
    expects &&
      !expects.some(code => result.codes.includes(code)) &&
      `none of ${expects.join(', ')} was said`,
    (result.incidents > 1 || (incidents === 'one' && result.incidents < 1)) &&
      `${result.incidents} incidents`,
  ].filter(problem => typeof problem === 'string');
}

/** When DCS, PostgreSQL and HAProxy agreed again for good. */
function agreedAt(samples: readonly Sample[]): number {
  const last = samples.map(({ agree }) => agree).lastIndexOf(false);
  return last === -1 ? 0 : (samples[last + 1] ?? samples[last]).at;
}

function spanOf(samples: readonly Sample[]): Span {
  return { from: samples[0]?.at ?? 0, to: samples.at(-1)?.at ?? 0 };
}
