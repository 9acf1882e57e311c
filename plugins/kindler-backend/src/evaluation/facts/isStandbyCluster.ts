import { findLeader } from '@kindler/backstage-plugin-kindler-common';
import type { ClusterSnapshot } from '../../model/ClusterSnapshot';
import type { PatroniCluster } from '../../model/patroni/PatroniCluster';
import type { PatroniSettings } from '../../model/patroni/PatroniSettings';
import type { ClusterView } from './ClusterFacts';

/**
 * Whether the cluster follows another one. The role of the lock's holder decides, as most nodes see it; while nobody
 * holds it, the configuration. What one node says of itself does not: it may be of another cluster, and the rules that
 * a standby cluster leaves out are those that tell of an outage.
 */
export function isStandbyCluster(
  snapshot: ClusterSnapshot,
  view: ClusterView | undefined,
  settings: PatroniSettings | undefined,
): boolean {
  return (
    roleSays(view?.cluster) ??
    settings?.standby ??
    majoritySays(snapshot) ??
    false
  );
}

function roleSays(cluster: PatroniCluster | undefined): boolean | undefined {
  const holder = cluster && findLeader(cluster.members);
  return holder && holder.role === 'standby_leader';
}

/** By what most nodes told of the lock last, whenever that was; then by what most of those that lead say they are. */
function majoritySays({ nodes }: ClusterSnapshot): boolean | undefined {
  const last = nodes.map(({ cluster }) => roleSays(cluster?.value));
  const leading = nodes.flatMap(({ node }) => {
    const role = node?.value?.role;
    return role === 'primary' || role === 'standby_leader'
      ? [role === 'standby_leader']
      : [];
  });
  return most(last.filter(said => said !== undefined)) ?? most(leading);
}

function most(words: boolean[]): boolean | undefined {
  const yes = words.filter(Boolean).length;
  return words.length === 0 ? undefined : yes * 2 > words.length;
}
