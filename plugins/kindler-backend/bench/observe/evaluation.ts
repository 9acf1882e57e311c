/* eslint-disable no-console */
import { evaluate } from '../../src/evaluation/evaluate';
import { sampleSnapshot } from '../../src/evaluation/__testUtils__/snapshots';
import { bestOf } from '../support/bestOf';

/** Judging one cluster of three members. */
export function benchEvaluation() {
  const now = Date.now();
  const snapshot = sampleSnapshot({
    patroni: 'v4.1.4/01-healthy',
    haproxy: '01-healthy.haproxy-3.0.0',
    now,
  });
  const count = 2000;
  const { state } = evaluate(snapshot, undefined, now);
  const ms = bestOf(5, () => {
    for (let index = 0; index < count; index += 1) {
      evaluate(snapshot, state, now);
    }
  });
  console.log(`evaluate: ${((ms * 1000) / count).toFixed(0)} µs a cluster`);
}
