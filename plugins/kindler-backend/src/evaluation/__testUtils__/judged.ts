import type { ClusterSnapshot } from '../../model/ClusterSnapshot';
import { evaluate } from '../evaluate';
import { NOW, observedAt } from './snapshots';

export const SAMPLE = 'v4.1.4/01-healthy';

/** The verdict and findings if everything stays the same for some seconds. */
export function judged(snapshot: ClusterSnapshot, seconds = 60) {
  const later = NOW + seconds * 1000;
  const moved = observedAt(snapshot, later);
  if (moved.kubernetes) {
    const { reading: old, sighting } = moved.kubernetes;
    moved.kubernetes = {
      reading: { ...old, observedAt: later },
      sighting: { ...sighting!, movedAt: later },
    };
  }
  const first = evaluate(snapshot, undefined, NOW);
  const { verdict, findings } = evaluate(moved, first.state, later);
  return [
    verdict,
    ...findings.map(({ severity, code }) => `${severity} ${code}`),
  ];
}
