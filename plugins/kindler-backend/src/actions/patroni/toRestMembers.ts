import type { Wording } from '@kindler/backstage-plugin-kindler-common';
import { nameNodes } from '../../evaluation/facts/nameNodes';
import { restAddress } from '../../model/addresses/urlAddress';
import type { PatroniMember } from '../../model/patroni/PatroniCluster';
import type { PatroniNode } from '../../model/patroni/PatroniNode';
import type { RestMember } from '../plan/ActionFacts';

/** A configured base URL with its answer. */
export interface AskedNode {
  base: string;
  node?: PatroniNode;
  fault?: Wording;
}

/** Finds out which member answered where, and keeps the part of its report that actions need. Pure. */
export function toRestMembers(
  nodes: AskedNode[],
  members: PatroniMember[],
): Array<RestMember & { base: string }> {
  const addressed = nodes.map(asked => ({
    ...asked,
    address: restAddress(asked.base) ?? asked.base,
  }));
  const names = nameNodes(
    {
      nodes: addressed.map(({ address, node }) => ({
        address,
        name: node?.name,
      })),
    },
    members,
  );
  return addressed.map(({ address, base, node, fault }) => ({
    base,
    name: names.get(address) ?? address,
    fault,
    statement: node && {
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
