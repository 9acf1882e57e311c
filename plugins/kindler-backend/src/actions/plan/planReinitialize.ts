import type { ActionCheck } from '@kindler/backstage-plugin-kindler-common';
import { leaderOf, type ActionFacts } from './ActionFacts';
import { checkLeader, checkReachable, must } from './checks';
import { checkReplicasLeft } from './checkReplicasLeft';
import type { Draft } from './Draft';
import { checkMember } from './planRestart';

/** Making a replica anew. Never of the leader, nor of a member that accepts writes: its data may be the only copy. */
export function planReinitialize(facts: ActionFacts): Draft {
  const { database, request } = facts;
  const name = request.member ?? '';
  const leader = leaderOf(database)?.name;
  const there = checkMember(facts, name);
  return {
    checks:
      there.ok === true
        ? [
            there,
            ...checkLeader(facts),
            checkIsReplica(facts, name, leader),
            ...checkReachable(facts, name),
            ...checkReplicasLeft(facts, name),
          ]
        : [there],
    effects: [
      `All data of ${name} is thrown away and copied anew${
        leader ? `, as a rule from ${leader}` : ''
      }.`,
      `Connections to ${name} are cut, and it takes none until the copy is done; that can take long.`,
      'The copying loads the network and the member that is copied from.',
    ],
  };
}

function checkIsReplica(
  { database }: ActionFacts,
  name: string,
  leader: string | undefined,
): ActionCheck {
  const member = database.members.find(each => each.name === name);
  if (name === leader) {
    return must('replica', false, `${name} leads: it cannot be made anew`);
  }
  if (member?.writable === true) {
    return must(
      'replica',
      false,
      `${name} accepts writes: look at what it holds before its data is thrown away`,
    );
  }
  return must(
    'replica',
    member?.writable === false || 'unknown',
    member?.writable === false
      ? `${name} does not lead and takes no writes`
      : `It is not known whether ${name} accepts writes`,
  );
}
