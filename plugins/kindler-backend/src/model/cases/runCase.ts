import { readFixture } from '../__testUtils__/fixtures';
import type { ClusterSnapshot } from '../ClusterSnapshot';
import { evaluate, type Evaluation } from '../evaluate';
import type { EvaluationState } from '../EvaluationState';

interface CaseFile {
  title: string;
  steps: Array<{ now: number; seconds: number; snapshot: ClusterSnapshot }>;
}

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
  return steps.map(({ now, seconds, snapshot }) => {
    const evaluation = evaluate(snapshot, state, now);
    state = evaluation.state;
    return { seconds, evaluation };
  });
}
