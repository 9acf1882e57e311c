import {
  findLeader,
  word,
  type ActionCheck,
} from '@kindler/backstage-plugin-kindler-common';
import type { ActionFacts } from './ActionFacts';
import { checkLeader, checkReachable, must } from './checks';
import { checkReplicasLeft } from './checkReplicasLeft';
import type { ActionAssessment } from './ActionAssessment';
import { checkMember } from './planRestart';

/**
 * Plans to recreate a replica. The leader and members that accept writes are excluded, because their data may be the
 * only copy.
 */
export function planReinitialize(facts: ActionFacts): ActionAssessment {
  const { database, request } = facts;
  const name = request.member ?? '';
  const leader = findLeader(database.members)?.name;
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
      leader
        ? word('effect-copied-from', { member: name, leader })
        : word('effect-copied', { member: name }),
      word('effect-away-for-copy', { member: name }),
      word('effect-copy-load', {}),
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
    return must('replica', false, word('plan-is-leader', { member: name }));
  }
  if (member?.writable === true) {
    return must('replica', false, word('plan-is-writer', { member: name }));
  }
  return must(
    'replica',
    member?.writable === false || 'unknown',
    word(
      member?.writable === false ? 'plan-is-replica' : 'plan-writable-unknown',
      { member: name },
    ),
  );
}
