import { findLeader } from '@kindler/backstage-plugin-kindler-common';
import { freshValue } from '../../model/Reading';
import { allowance, type ClusterSnapshot } from '../../model/ClusterSnapshot';
import { kubernetesView } from './kubernetesView';
import type { ClusterView } from './ClusterFacts';

/** Answers no further apart than this count as simultaneous. */
const SAME_TIME_MS = 50;

/**
 * Returns the views of all nodes and of the Kubernetes API since every node had its turn, as one node is asked per
 * interval.
 */
export function freshViews(
  snapshot: ClusterSnapshot,
  now: number,
): ClusterView[] {
  const asked = snapshot.nodes.filter(({ cluster }) => cluster).length;
  const limit =
    allowance(snapshot) + Math.max(0, asked - 1) * snapshot.intervalMs;
  return [
    ...kubernetesViews(snapshot, now),
    ...nodeViews(snapshot, now, limit),
  ];
}

/** In Kubernetes the API is the DCS itself, so its view is as good as a node's, and newer. */
function kubernetesViews(
  snapshot: ClusterSnapshot,
  now: number,
): ClusterView[] {
  const { reading, sighting } = snapshot.kubernetes ?? {};
  const value = freshValue(reading, now, allowance(snapshot));
  return value && sighting
    ? [
        {
          cluster: kubernetesView(value, sighting, now),
          source: reading!.source.id,
          observedAt: reading!.observedAt!,
          namesSince: reading!.observedAt!,
        },
      ]
    : [];
}

function nodeViews(
  snapshot: ClusterSnapshot,
  now: number,
  limit: number,
): ClusterView[] {
  return snapshot.nodes.flatMap(({ cluster: reading, namesSince }) => {
    const cluster = freshValue(reading, now, limit);
    return cluster
      ? [
          {
            cluster,
            source: reading!.source.id,
            observedAt: reading!.observedAt!,
            namesSince: namesSince ?? reading!.observedAt!,
          },
        ]
      : [];
  });
}

/**
 * Chooses the view to rely on. Nodes are asked one after the other, so a change of leader shows in the newest answer
 * first. The newest view wins, unless most others disagree and were asked after it changed, or at the same time.
 */
export function chooseView(views: ClusterView[]): ClusterView | undefined {
  const byAge = [...views].sort((a, b) => b.observedAt - a.observedAt);
  const newest = byAge[0];
  if (byAge.length < 3) {
    return newest;
  }
  const counts = new Map<string, number>();
  for (const view of byAge) {
    const leader = leaderKey(view);
    counts.set(leader, (counts.get(leader) ?? 0) + 1);
  }
  const agreed = byAge.find(
    view => counts.get(leaderKey(view))! * 2 > byAge.length,
  );
  const contradicted =
    agreed &&
    leaderKey(agreed) !== leaderKey(newest) &&
    newest.namesSince - agreed.observedAt < SAME_TIME_MS;
  return contradicted ? agreed : newest;
}

function leaderKey(view: ClusterView): string {
  return findLeader(view.cluster.members)?.name ?? '';
}
