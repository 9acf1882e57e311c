import type { ClusterSnapshot } from '../../../model/ClusterSnapshot';
import { evaluate, type Evaluation } from '../../evaluate';
import { NOW } from '../snapshots';
import { copyOf, type World } from './World';
import { observe } from './observe';

/** The assessment of one observation of a world. `seconds` count from the start of the fault. */
export interface Judged {
  seconds: number;
  world: World;
  snapshot: ClusterSnapshot;
  evaluation: Evaluation;
}

/** Changes a world to its state this many seconds after a fault began. */
export type Change = (world: World, seconds: number) => void;

/** Seconds without a fault before it. */
const BEFORE_SECONDS = 20;
const STEP_SECONDS = 2;

/** Watches a healthy world that then changes, as the observer and the evaluation would. */
export function watch(
  healthy: World,
  change: Change = () => {},
  until = 60,
): Judged[] {
  const seen: Judged[] = [];
  let last: Judged | undefined;
  for (
    let seconds = -BEFORE_SECONDS;
    seconds <= until;
    seconds += STEP_SECONDS
  ) {
    const world = copyOf(healthy);
    if (seconds >= 0) {
      change(world, seconds);
    }
    const at = NOW + seconds * 1000;
    const turn = (seconds + BEFORE_SECONDS) / STEP_SECONDS;
    const doubt = last !== undefined && isInDoubt(last);
    const snapshot = observe({ world, at, turn, doubt }, last?.snapshot);
    const evaluation = evaluate(snapshot, last?.evaluation.state, at);
    last = { seconds, world, snapshot, evaluation };
    seen.push(last);
  }
  return seen;
}

function isInDoubt({ snapshot, evaluation }: Judged): boolean {
  return (
    evaluation.verdict !== 'ok' ||
    snapshot.routes.some(({ client }) => (client?.failures ?? 0) > 0)
  );
}
