import {
  faultHint,
  faultMessage,
} from '@kindler/backstage-plugin-kindler-common';
import { evidence } from '../facts/ClusterFacts';
import type { Reading } from '../../model/Reading';
import type { Rule } from './Rule';
import { isMoved } from './texts';
import { worded } from './worded';

/** The lock is unknown: neither the Kubernetes API nor a node answers about the DCS. */
export const lockUnknown: Rule = facts => {
  const { nodes, kubernetes } = facts.snapshot;
  const readings: Array<Reading<unknown> | undefined> = [
    kubernetes?.reading,
    ...nodes.map(({ cluster }) => cluster),
  ];
  const faults = readings.flatMap(reading => (reading?.fault ? [reading] : []));
  if (!facts.hasPatroni || facts.view || faults.length === 0) {
    return [];
  }
  return [
    {
      ...worded('lock-unknown', { hint: faultHint(faults[0].fault!) }),
      severity: 'warning',
      early: 'warning',
      settleMs: 0,
      evidence: faults.map(reading =>
        evidence(
          reading.source.kind === 'kubernetes' ? 'Kubernetes API' : '/cluster',
          faultMessage(reading.fault!),
          reading.source.id,
          reading.observedAt,
        ),
      ),
    },
  ];
};

/**
 * A gateway of the cluster's routes does not report where it sends clients. If a route led to another cluster when it
 * was last heard, this concerns that cluster.
 */
export const gatewayUnknown: Rule = facts =>
  facts.routes
    .filter(route => !route.known && route.asked)
    .map(route => ({
      ...worded('route-unknown', {
        route: route.name,
        gateway: route.gateway,
        reason: route.unknownBecause ?? 'unknown',
      }),
      subject: route.name,
      severity: isMoved(route) ? 'info' : 'warning',
      early: isMoved(route) ? 'info' : 'warning',
      settleMs: 0,
      evidence: [
        evidence(
          `statistics of ${route.gateway}`,
          'unknown',
          route.source,
          route.observedAt,
        ),
      ],
    }));
