import { readFixture } from './fixtures';
import type { ClusterSnapshot } from '../ClusterSnapshot';
import { evaluate, type Evaluation } from '../evaluate';
import type { EvaluationState } from '../EvaluationState';
import { parseStats } from '../haproxy/parseStats';

interface CaseFile {
  title: string;
  steps: Array<{
    now: number;
    seconds: number;
    snapshot: ClusterSnapshot;
    /** Where HAProxy sends writes, in cases whose statistics were not kept: those of the healthy lab, but for this. */
    writesTo?: string[];
  }>;
}

const HEALTHY_STATS = 'haproxy/01-healthy.haproxy-3.0.0.csv';

/** One step of a case, judged. `seconds` count from the moment the fault began. */
export interface JudgedStep {
  seconds: number;
  evaluation: Evaluation;
}

/** Judges the steps of a case one after the other, as the observer would have. */
export function runCase(name: string): JudgedStep[] {
  const { steps } = JSON.parse(
    readFixture(`cases/${name}/case.json`),
  ) as CaseFile;
  let state: EvaluationState | undefined;
  return steps.map(({ now, seconds, snapshot, writesTo }) => {
    const complete = writesTo ? withStats(snapshot, writesTo) : snapshot;
    const evaluation = evaluate(complete, state, now);
    state = evaluation.state;
    return { seconds, evaluation };
  });
}

function withStats(
  snapshot: ClusterSnapshot,
  writesTo: string[],
): ClusterSnapshot {
  const text = readFixture(HEALTHY_STATS).replace(
    /^(primary,(patroni\d),.*?),(UP|DOWN),/gm,
    (_, begin, server) =>
      `${begin},${writesTo.includes(server) ? 'UP' : 'DOWN'},`,
  );
  return {
    ...snapshot,
    routes: snapshot.routes.map(route => ({
      ...route,
      stats: { ...route.stats!, value: parseStats(text) },
    })),
  };
}
