import { findLeader } from '@kindler/backstage-plugin-kindler-common';
import type { ClusterSnapshot } from '../../model/ClusterSnapshot';
import type { PatroniCluster } from '../../model/patroni/PatroniCluster';
import type { PatroniSettings } from '../../model/patroni/PatroniSettings';
import type { ClusterView } from './ClusterFacts';

/**
 * Whether the cluster follows another one. The role of the lock holder decides, as most nodes see it, or the
 * configuration if nobody holds the lock. A single node's own report does not decide, because the node may belong to
 * another cluster, and the rules that a standby cluster skips are those that report outages.
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

/**
 * Goes by the latest report on the lock by most nodes, whatever its age, and then by what most leading nodes say about
 * themselves.
 */
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
