import { findLeader } from '@kindler/backstage-plugin-kindler-common';
import type { NodeSnapshot } from '../model/ClusterSnapshot';
import type { PatroniCluster } from '../model/patroni/PatroniCluster';
import type { PatroniNode } from '../model/patroni/PatroniNode';
import type { Reading } from '../model/Reading';
import { isSameButProgress } from './isSameButProgress';
import { sightDcs } from './sightDcs';

/** What a node is asked. */
export const QUESTIONS = ['node', 'cluster', 'sql'] as const;
export type Question = (typeof QUESTIONS)[number];

/** The node after a reading, with what a row of readings tells beside the last one. */
export function followNode(
  before: NodeSnapshot,
  question: Question,
  reading: Reading<unknown>,
  now: number,
): NodeSnapshot {
  const next = { ...before, [question]: reading };
  if (reading.fault || reading.value === undefined) {
    return next;
  }
  if (question === 'node') {
    const seen = sightDcs(before, reading.value as PatroniNode, now);
    return { ...seen, [question]: reading as Reading<PatroniNode> };
  }
  if (question === 'cluster') {
    const named = before.cluster?.value;
    const holder = findLeader((reading.value as PatroniCluster).members)?.name;
    const same =
      named !== undefined && findLeader(named.members)?.name === holder;
    const { namesSince } = before;
    return { ...next, namesSince: same ? namesSince ?? now : now };
  }
  return next;
}

/** Whether a reading says the same as the one before, but for progress. */
export function isSameReading(
  question: Question,
  before: Reading<unknown> | undefined,
  now: Reading<unknown>,
): boolean {
  if (now.fault || before?.fault) {
    return false;
  }
  return (
    before?.value === now.value ||
    (question === 'node' &&
      before?.value !== undefined &&
      isSameButProgress(before.value as PatroniNode, now.value as PatroniNode))
  );
}
