import {
  findLeader,
  word,
  type ActionCheck,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { ActionFacts } from './ActionFacts';

type CheckName = ActionCheck['name'];
type Ok = ActionCheck['ok'];

/** A check that refuses the action unless it is ok. Unknown is not ok. */
export function must(name: CheckName, ok: Ok, message: Wording): ActionCheck {
  return { name, ok, blocking: true, message };
}

/** A check that only informs people before they proceed. */
export function should(name: CheckName, ok: Ok, message: Wording): ActionCheck {
  return { name, ok, blocking: false, message };
}

/** The requirement of every action: nobody else may be in charge of the cluster. */
export function checkOwner(facts: ActionFacts): ActionCheck[] {
  const { ownerUnknown, operator } = facts;
  if (ownerUnknown) {
    return [must('owner', 'unknown', word('plan-owner-unknown', {}))];
  }
  if (!operator) {
    return [];
  }
  const { fault, paused, shutdown, upToDate } = operator;
  if (fault) {
    const message = word('plan-operator-unread', { message: fault });
    return [must('operator', 'unknown', message)];
  }
  return [
    must('operator', !paused && !shutdown, operatorMessage(paused, shutdown)),
    should(
      'operator-is-up-to-date',
      upToDate ?? 'unknown',
      word(upToDate ? 'plan-operator-current' : 'plan-operator-behind', {}),
    ),
  ];
}

function operatorMessage(paused?: boolean, shutdown?: boolean): Wording {
  if (paused) {
    return word('plan-operator-paused', {});
  }
  return word(shutdown ? 'plan-operator-shutdown' : 'plan-operator-works', {});
}

/** Checks that the lock is held, by the member that the caller saw. */
export function checkLeader(facts: ActionFacts): ActionCheck[] {
  const { database, request } = facts;
  const { patroni } = database.witnesses;
  const leader = findLeader(database.members);
  if (patroni.status === 'unknown') {
    const { reason } = patroni;
    const message = reason
      ? word('plan-leader-unknown-because', { reason })
      : word('plan-leader-unknown', {});
    return [must('leader', 'unknown', message)];
  }
  if (!leader) {
    return [must('leader', false, word('plan-no-leader', {}))];
  }
  const checks = [
    must('leader', true, word('plan-leader', { leader: leader.name })),
  ];
  return request.leader === undefined
    ? checks
    : [
        ...checks,
        must(
          'same-leader',
          request.leader === leader.name,
          request.leader === leader.name
            ? word('plan-leader-same', { leader: leader.name })
            : word('plan-leader-other', {
                before: request.leader,
                leader: leader.name,
              }),
        ),
      ];
}

const WRITABLE = {
  true: 'plan-one-writer',
  false: 'plan-leader-read-only',
  unknown: 'plan-leader-unseen',
} as const;

/** Checks that only the leader accepts writes. */
export function checkUndisputed({ database }: ActionFacts): ActionCheck[] {
  const leader = findLeader(database.members);
  const others = database.members
    .filter(({ name, writable }) => name !== leader?.name && writable === true)
    .map(({ name }) => name);
  if (others.length > 0) {
    return [
      must(
        'one-writer',
        false,
        word('plan-split-brain', { members: others.join(', ') }),
      ),
    ];
  }
  return leader && !database.standbyCluster
    ? [
        should(
          'leader-accepts-writes',
          leader.writable,
          word(WRITABLE[`${leader.writable}`], { leader: leader.name }),
        ),
      ]
    : [];
}

/** Checks that a given member's REST API, or that of any member, answers just now. */
export function checkReachable(
  { rest, operator }: ActionFacts,
  name?: string,
): ActionCheck[] {
  if (operator) {
    return [];
  }
  const asked = name ? rest.filter(member => member.name === name) : rest;
  const answers = asked.filter(member => member.statement);
  if (answers.length > 0) {
    const names = answers.map(member => member.name).join(', ');
    const message = word('plan-reachable', { members: names });
    return [must('rest-api', true, message)];
  }
  const fault = asked.find(member => member.fault)?.fault;
  return [must('rest-api', false, whyUnreachable(name, fault))];
}

/** Says why Patroni on a member, or on every member, was not heard. Without a fault, nobody asks it. */
export function whyUnreachable(
  member: string | undefined,
  fault: Wording | undefined,
): Wording {
  if (fault === undefined) {
    return member === undefined
      ? word('plan-no-urls', {})
      : word('plan-member-without-url', { member });
  }
  return member === undefined
    ? word('plan-nobody-reachable', { fault })
    : word('plan-member-unreachable', { member, fault });
}

/** Checks whether failover is paused, as the action requires. */
export function checkPaused(
  { database }: ActionFacts,
  wanted: boolean,
): ActionCheck {
  const { paused } = database;
  if (paused === undefined) {
    return must('paused', 'unknown', word('plan-pause-unknown', {}));
  }
  const message = word(paused ? 'plan-paused' : 'plan-not-paused', {});
  return must('paused', paused === wanted, message);
}

/** Checks that no switchover is running or scheduled. */
export function checkNoOrder({ database, operator }: ActionFacts): ActionCheck {
  const { scheduledSwitchover: order } = database;
  if (operator?.pendingSwitchover) {
    return must(
      'no-other-switchover',
      false,
      word('plan-order-pending', { order: operator.pendingSwitchover }),
    );
  }
  return must(
    'no-other-switchover',
    order === undefined,
    order
      ? word('plan-order-scheduled', { at: order.at })
      : word('plan-no-order', {}),
  );
}
