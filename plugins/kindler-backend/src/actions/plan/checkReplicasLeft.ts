import {
  findLeader,
  word,
  type ActionCheck,
} from '@kindler/backstage-plugin-kindler-common';
import { isStreaming, type ActionFacts } from './ActionFacts';
import { should } from './checks';

/** Checks whether somebody could take over while one member is away. The result is shown but refuses nothing. */
export function checkReplicasLeft(
  facts: ActionFacts,
  without?: string,
): ActionCheck[] {
  const leader = findLeader(facts.database.members);
  const left = facts.database.members.filter(
    member =>
      member.name !== leader?.name &&
      member.name !== without &&
      isStreaming(facts, member) === true,
  );
  const names = left.map(({ name }) => name).join(', ');
  return [
    should(
      'replicas-left',
      left.length > 0,
      left.length > 0
        ? word('plan-replicas-left', { members: names })
        : word('plan-no-replicas-left', {}),
    ),
  ];
}
