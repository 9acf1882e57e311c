import { HEALTHY } from '../__testUtils__/healthy';
import { NOW } from '../__testUtils__/snapshots';
import type { ClusterSnapshot } from '../../model/ClusterSnapshot';
import { evaluate } from '../evaluate';
import type { Evaluation } from '../evaluate';
import type { EvaluationState } from '../EvaluationState';
import { failed } from '../../model/Reading';
import { isInDoubt } from './isInDoubt';

const FAULT = {
  kind: 'timeout',
  source: 'x',
  message: 'x',
  hint: 'x',
} as const;
const LONG_MS = 10 * 60_000;

const judged = (
  snapshot: ClusterSnapshot = HEALTHY,
  state?: Partial<EvaluationState>,
): Evaluation => {
  const evaluation = evaluate(snapshot, undefined, NOW);
  return { ...evaluation, state: { ...evaluation.state, ...state } };
};
const firstNode = (change: (node: ClusterSnapshot['nodes'][0]) => object) => ({
  ...HEALTHY,
  nodes: HEALTHY.nodes.map((node, index) =>
    index === 0 ? { ...node, ...change(node) } : node,
  ),
});

describe('isInDoubt', () => {
  it('is calm while all is well', () => {
    expect(isInDoubt(judged())).toBe(false);
  });

  it('lasts as long as it is critical', () => {
    expect(isInDoubt({ ...judged(), verdict: 'critical' })).toBe(true);
  });

  it('begins with a condition, said or not yet, and ends when it is no news', () => {
    const since = (ms: number) => judged(HEALTHY, { since: { x: NOW - ms } });
    expect(isInDoubt(since(1000))).toBe(true);
    expect(isInDoubt(since(LONG_MS))).toBe(false);
  });

  it('is not made by a mere notice', () => {
    const evaluation = judged(HEALTHY, { since: { 'x/orders-1': NOW } });
    const findings = [
      { code: 'x', severity: 'info' },
    ] as Evaluation['findings'];
    expect(isInDoubt({ ...evaluation, findings })).toBe(false);
  });

  it('begins with the first answer that is lost', () => {
    const lost = (times: number) =>
      judged(
        firstNode(({ node }) => {
          let reading = node!;
          for (let count = 0; count < times; count += 1) {
            reading = failed(reading, FAULT, NOW);
          }
          return { node: reading };
        }),
        { since: {} },
      );
    expect(isInDoubt(lost(1))).toBe(true);
    expect(isInDoubt(lost(2))).toBe(false);
  });

  it.each([
    [96, false],
    [97, true],
    [100, true],
  ])('is made by %i of 100 connections: %s', (connections, doubt) => {
    const evaluation = judged(HEALTHY, { since: {} });
    const [member, ...others] = evaluation.facts.members;
    const sql = { inRecovery: false, connections, maxConnections: 100 };
    const facts = {
      ...evaluation.facts,
      members: [{ ...member, sql }, ...others],
    };
    expect(isInDoubt({ ...evaluation, facts })).toBe(doubt);
  });
});
