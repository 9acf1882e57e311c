import { faultMessage } from '@kindler/backstage-plugin-kindler-common';
import { evidence, type ClusterFacts } from '../facts/ClusterFacts';
import type { Reading } from '../../model/Reading';
import type { Condition } from './Rule';
import { worded } from './worded';

/** The only finding while everything is away at once, because all others would report the same silence. */
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
    ...worded('backend-cut-off', { sources: silent.length + clients.length }),
    severity: 'warning',
    early: 'warning',
    settleMs: 0,
    evidence: [
      ...silent.map(({ source, fault, observedAt }) =>
        evidence(
          source.id,
          fault && faultMessage(fault),
          source.id,
          observedAt,
        ),
      ),
      ...clients.map(({ source, outcome, at }) =>
        evidence(source, outcome, source, at),
      ),
    ],
  };
}
