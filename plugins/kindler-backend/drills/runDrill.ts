import type {
  Database,
  Verdict,
} from '@kindler/backstage-plugin-kindler-common';
import { waitFor, type Lab } from '@kindler/lab';
import type { Drill } from './drills';
import {
  alarmAfter,
  changesOf,
  codesOf,
  longestWrongGreen,
  worstVerdict,
} from './judgeSamples';
import type { TruthReader } from './Truth';
import { Watch } from './Watch';

export interface DrillResult {
  drill: string;
  worst: Verdict;
  codes: string[];
  /** Milliseconds for which `ok` was said while the witnesses disagreed. */
  wrongGreenMs: number;
  /** Milliseconds for which an alarm was shown after all was well; undefined when it did not end. */
  alarmMs?: number;
  problems: string[];
  /** What was seen and said, change by change. */
  changes: string[];
}

/** Three failed checks and one loop of Patroni, as the lab has them: what is normal for so long is no drift. */
const DEBOUNCE_MS = 3 * 1000 + 2000;
const ALARM_LIMIT_MS = 30_000;

/** Carries out one drill on a lab that is well, heals the lab, and judges what was said meanwhile. */
export async function runDrill(
  drill: Drill,
  lab: Lab,
  truth: TruthReader,
  say: () => Database,
): Promise<DrillResult> {
  const watch = Watch.start(truth, say);
  const agreement = () =>
    waitFor('the witnesses to agree', () => watch.last?.agree || undefined, {
      deadlineMs: ALARM_LIMIT_MS,
    });
  try {
    await agreement();
    await drill.run(lab);
    await lab.heal();
    await agreement();
    const wellAt = performance.now();
    await waitFor(
      'the alarm to end',
      () => watch.last?.verdict === 'ok' || undefined,
      { deadlineMs: ALARM_LIMIT_MS },
    ).catch(() => {});
    await watch.stop();
    return judge(drill, watch, wellAt);
  } finally {
    await watch.stop();
  }
}

function judge(drill: Drill, watch: Watch, wellAt: number): DrillResult {
  const { samples } = watch;
  const wrongGreenMs = longestWrongGreen(samples);
  const alarmMs = alarmAfter(samples, wellAt);
  const codes = codesOf(samples);
  const problems = [
    wrongGreenMs > DEBOUNCE_MS && 'ok while the witnesses disagreed',
    alarmMs === undefined && 'an alarm after all was well',
    drill.expects &&
      !drill.expects.some(code => codes.includes(code)) &&
      `none of ${drill.expects.join(', ')} was said`,
  ].filter(problem => typeof problem === 'string');
  return {
    drill: drill.name,
    worst: worstVerdict(samples),
    codes,
    wrongGreenMs,
    alarmMs,
    problems,
    changes: changesOf(samples),
  };
}
