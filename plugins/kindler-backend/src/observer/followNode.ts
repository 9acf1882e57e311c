import { findLeader } from '@kindler/backstage-plugin-kindler-common';
import type { NodeSnapshot } from '../model/ClusterSnapshot';
import type { PatroniCluster } from '../model/patroni/PatroniCluster';
import type { PatroniNode } from '../model/patroni/PatroniNode';
import type { Reading } from '../model/Reading';
import { isSameButProgress } from './isSameButProgress';
import { noteDcsContact } from './noteDcsContact';

/** The questions to a node. */
export const QUESTIONS = ['node', 'cluster', 'sql'] as const;
export type Question = (typeof QUESTIONS)[number];

/** Applies a reading to a node, including what follows from a sequence of readings. */
export function followNode(
  before: NodeSnapshot,
  question: Question,
  reading: Reading<unknown>,
  now: number,
): NodeSnapshot {
  const isAnswer = !reading.fault && reading.value !== undefined;
  if (isAnswer && question === 'node') {
    const node = reading as Reading<PatroniNode>;
    return { ...noteDcsContact(before, node.value!, now), node };
  }
  if (isAnswer && question === 'cluster') {
    const cluster = reading as Reading<PatroniCluster>;
    const named = before.cluster?.value;
    const holder = findLeader(cluster.value!.members)?.name;
    const same =
      named !== undefined && findLeader(named.members)?.name === holder;
    const { namesSince } = before;
    return { ...before, cluster, namesSince: same ? namesSince ?? now : now };
  }
  return { ...before, [question]: reading };
}

/** Whether a reading equals the previous one, apart from progress. */
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
