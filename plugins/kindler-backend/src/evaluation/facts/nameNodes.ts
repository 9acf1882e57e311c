import { formatAddress, parseAddress } from '../../model/addresses/address';
import type { ClusterSnapshot } from '../../model/ClusterSnapshot';
import type { PatroniMember } from '../../model/patroni/PatroniCluster';

/**
 * Finds the member name of each configured node by its address. Nodes report their own name since Patroni 3.2. For
 * older ones the address of the REST API is looked up in `/cluster`. If exactly one node and one member are left over,
 * they belong together.
 */
export function nameNodes(
  snapshot: Pick<ClusterSnapshot, 'nodes'>,
  members: PatroniMember[] = [],
): Map<string, string> {
  const names = new Map<string, string>();
  const byAddress = nameAddresses(members);
  for (const node of snapshot.nodes) {
    const name =
      node.name ??
      node.node?.value?.name ??
      byAddress.get(oneForm(node.address));
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

/** Members by the address of their REST API, without addresses that several members report. */
function nameAddresses(
  members: PatroniMember[],
): Map<string, string | undefined> {
  const names = new Map<string, string | undefined>();
  for (const { name, apiAddress } of members) {
    if (apiAddress) {
      const address = oneForm(apiAddress);
      names.set(address, names.has(address) ? undefined : name);
    }
  }
  return names;
}

function oneForm(address: string): string {
  return formatAddress(parseAddress(address));
}
