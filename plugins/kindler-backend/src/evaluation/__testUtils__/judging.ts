import type { ClusterSnapshot } from '../../model/ClusterSnapshot';
import { evaluate, type Evaluation } from '../evaluate';
import { NOW, observedAt } from './snapshots';

/** Evaluates a lasting state: once now, and again later with the same answers. */
export function lasting(snapshot: ClusterSnapshot, seconds = 60): Evaluation {
  const first = evaluate(snapshot, undefined, NOW);
  const later = NOW + seconds * 1000;
  return evaluate(observedAt(snapshot, later), first.state, later);
}

/** E.g. `warning lag-high`, the worst first. */
export const codes = ({ findings }: Evaluation) =>
  findings.map(({ severity, code }) => `${severity} ${code}`);

export const find = ({ findings }: Evaluation, code: string) =>
  findings.find(finding => finding.code === code);
