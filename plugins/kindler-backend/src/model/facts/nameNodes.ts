import type { ClusterSnapshot } from '../ClusterSnapshot';
import type { PatroniMember } from '../patroni/PatroniCluster';

/**
 * Finds the member name of each configured node, by its address. A node tells its own name since Patroni 3.2; before
 * that the address of its REST API is looked for in `/cluster`, and what is left over when only one node and one
 * member are without a partner belongs together.
 */
export function nameNodes(
  snapshot: Pick<ClusterSnapshot, 'nodes'>,
  members: PatroniMember[] = [],
): Map<string, string> {
  const names = new Map<string, string>();
  for (const node of snapshot.nodes) {
    const name =
      node.name ?? node.node?.value?.name ?? byAddress(node, members);
    if (name) {
      names.set(node.address, name);
    }
  }
  const taken = new Set(names.values());
  const nameless = snapshot.nodes.filter(node => !names.has(node.address));
  const free = members.filter(member => !taken.has(member.name));
  if (nameless.length === 1 && free.length === 1) {
    names.set(nameless[0].address, free[0].name);
  }
  return names;
}

function byAddress(
  node: { address: string },
  members: PatroniMember[],
): string | undefined {
  const exact = members.filter(member => member.apiAddress === node.address);
  return exact.length === 1 ? exact[0].name : undefined;
}
