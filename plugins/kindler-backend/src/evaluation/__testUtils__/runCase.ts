import { readFixture, readFixtureIfAny } from './fixtures';
import type { ClusterSnapshot } from '../../model/ClusterSnapshot';
import { evaluate, type Evaluation } from '../evaluate';
import type { EvaluationState } from '../EvaluationState';
import { parseStats } from '../../haproxy/parsing/parseStats';

interface CaseFile {
  title: string;
  steps: Array<{
    now: number;
    seconds: number;
    snapshot: ClusterSnapshot;
    /** Where HAProxy sends writes, for cases without captured statistics. Everything else is as in the healthy lab. */
    writesTo?: string[];
  }>;
}

const HEALTHY_STATS = 'haproxy/01-healthy.haproxy-3.0.0.csv';

/** The evaluation of one step of a case. `seconds` count from the start of the fault. */
export interface JudgedStep {
  seconds: number;
  evaluation: Evaluation;
}

/**
 * Evaluates the steps of a case one after the other, as the observer would have. Captured statistics of a case apply
 * from the start of the fault, and those of the healthy lab before it.
 */
export function runCase(name: string): JudgedStep[] {
  const { steps } = JSON.parse(
    readFixture(`cases/${name}/case.json`),
  ) as CaseFile;
  const faulty = readFixtureIfAny(`cases/${name}/stats.csv`);
  let state: EvaluationState | undefined;
  return steps.map(({ now, seconds, snapshot, writesTo }) => {
    const text = writesTo
      ? writingTo(writesTo)
      : faulty && (seconds < 0 ? readFixture(HEALTHY_STATS) : faulty);
    const complete = text ? withStats(snapshot, text) : snapshot;
    const evaluation = evaluate(complete, state, now);
    state = evaluation.state;
    return { seconds, evaluation };
  });
}

function writingTo(servers: string[]): string {
  return readFixture(HEALTHY_STATS).replace(
    /^(primary,(patroni\d),.*?),(UP|DOWN),/gm,
    (_, begin, server) =>
      `${begin},${servers.includes(server) ? 'UP' : 'DOWN'},`,
  );
}

function withStats(snapshot: ClusterSnapshot, text: string): ClusterSnapshot {
  return {
    ...snapshot,
    routes: snapshot.routes.map(route => ({
      ...route,
      stats: { ...route.stats!, value: parseStats(text) },
    })),
  };
}
