import { nameNodes } from '../../evaluation/facts/nameNodes';
import type { PatroniMember } from '../../model/patroni/PatroniCluster';
import type { PatroniNode } from '../../model/patroni/PatroniNode';
import type { RestMember } from '../plan/ActionFacts';

/** A configured base URL with what it answered. */
export interface AskedNode {
  base: string;
  node?: PatroniNode;
  fault?: string;
}

/** Finds out which member answered where, and keeps what actions need of its word. Pure. */
export function toRestMembers(
  nodes: AskedNode[],
  members: PatroniMember[],
): Array<RestMember & { base: string }> {
  const names = nameNodes(
    {
      nodes: nodes.map(({ base, node }) => ({
        address: addressOf(base),
        name: node?.name,
      })),
    },
    members,
  );
  return nodes.map(({ base, node, fault }) => ({
    base,
    name: names.get(addressOf(base)) ?? addressOf(base),
    fault,
    word: node && {
      startedAt: node.startedAt,
      state: node.state,
      paused: node.paused,
      ...(node.replicationState && {
        receives: node.replicationState === 'streaming',
      }),
      streaming: node.standbys
        .filter(({ state }) => state === 'streaming')
        .map(({ name }) => name),
    },
  }));
}

/** `host:port` and path, as the observer names nodes. */
function addressOf(base: string): string {
  if (!URL.canParse(base)) {
    return base;
  }
  const { hostname, port, protocol, pathname } = new URL(base);
  const known = port || (protocol === 'https:' ? '443' : '80');
  return `${hostname}:${known}${pathname.replace(/\/+$/, '')}`;
}
