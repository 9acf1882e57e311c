import { evidence, type ClusterFacts } from '../facts/ClusterFacts';
import type { Reading } from '../../model/Reading';
import type { Condition } from './Rule';

/** All that is said while everything is away at once: every other finding would only tell of the same silence. */
export function cutOff(facts: ClusterFacts): Condition {
  const { nodes, routes, kubernetes } = facts.snapshot;
  const readings: Array<Reading<unknown> | undefined> = [
    kubernetes?.reading,
    ...nodes.flatMap(({ node, cluster, sql }) => [node ?? cluster, sql]),
    ...routes.map(({ stats }) => stats),
  ];
  const silent = readings.filter(reading => reading !== undefined);
  const clients = facts.routes.flatMap(({ client }) => client ?? []);
  return {
    code: 'backend-cut-off',
    severity: 'warning',
    early: 'warning',
    settleMs: 0,
    message:
      'Nothing of this cluster answers: this backend is cut off from it, or all of it is down at once.',
    next: 'See the network of this backend first: whether other clusters answer, and whether others reach this one.',
    params: { sources: silent.length + clients.length },
    evidence: [
      ...silent.map(({ source, fault, observedAt }) =>
        evidence(source.id, fault?.message, source.id, observedAt),
      ),
      ...clients.map(({ source, outcome, at }) =>
        evidence(source, outcome, source, at),
      ),
    ],
  };
}
