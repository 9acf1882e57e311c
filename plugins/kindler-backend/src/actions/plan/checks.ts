import type { ActionCheck } from '@kindler/backstage-plugin-kindler-common';
import { leaderOf, type ActionFacts } from './ActionFacts';

type Ok = ActionCheck['ok'];

/** A check that refuses the action unless it is ok; unknown is not ok. */
export function must(name: string, ok: Ok, message: string): ActionCheck {
  return { name, ok, blocking: true, message };
}

/** A check that only tells what people should know before they go on. */
export function should(name: string, ok: Ok, message: string): ActionCheck {
  return { name, ok, blocking: false, message };
}

/** What every action needs: nobody else may be in charge of the cluster. */
export function checkOwner(facts: ActionFacts): ActionCheck[] {
  const { ownerUnknown, operator } = facts;
  if (ownerUnknown) {
    return [
      must(
        'owner',
        'unknown',
        'It is not known whether PGO runs this cluster: the Kubernetes API has not told of it; see its source',
      ),
    ];
  }
  if (!operator) {
    return [];
  }
  const { fault, paused, shutdown, upToDate } = operator;
  if (fault) {
    return [must('operator', 'unknown', `The PostgresCluster: ${fault}`)];
  }
  return [
    must('operator', !paused && !shutdown, operatorMessage(paused, shutdown)),
    should(
      'operator is up to date',
      upToDate ?? 'unknown',
      upToDate
        ? 'The operator has seen the newest specification'
        : 'The operator has not seen the newest specification; see whether it runs',
    ),
  ];
}

function operatorMessage(paused?: boolean, shutdown?: boolean): string {
  if (paused) {
    return 'The PostgresCluster is paused (spec.paused): the operator would not carry it out';
  }
  return shutdown
    ? 'The PostgresCluster is shut down (spec.shutdown)'
    : 'The operator carries out changes of the PostgresCluster';
}

/** Somebody holds the lock, and it is who the caller saw. */
export function checkLeader(facts: ActionFacts): ActionCheck[] {
  const { database, request } = facts;
  const [patroni] = database.witnesses;
  const leader = leaderOf(database);
  if (patroni.status === 'unknown') {
    const reason = patroni.reason ? `: ${patroni.reason.text}` : '';
    return [must('leader', 'unknown', `Who leads is not known${reason}`)];
  }
  if (!leader) {
    return [must('leader', false, 'Nobody holds the lock')];
  }
  const checks = [must('leader', true, `${leader.name} leads`)];
  return request.leader === undefined
    ? checks
    : [
        ...checks,
        must(
          'same leader',
          request.leader === leader.name,
          request.leader === leader.name
            ? `${leader.name} led when this was asked for`
            : `${request.leader} led when this was asked for, and ${leader.name} leads now`,
        ),
      ];
}

/** Nobody but the leader accepts writes. */
export function checkUndisputed({ database }: ActionFacts): ActionCheck[] {
  const leader = leaderOf(database);
  const others = database.members
    .filter(({ name, writable }) => name !== leader?.name && writable === true)
    .map(({ name }) => name);
  if (others.length > 0) {
    return [
      must(
        'one writer',
        false,
        `${others.join(
          ', ',
        )} accepts writes without the lock: end the split brain first`,
      ),
    ];
  }
  return leader && !database.standbyCluster
    ? [
        should(
          'leader accepts writes',
          leader.writable,
          leader.writable === true
            ? `${leader.name} accepts writes, and nobody else does`
            : `It is ${leader.writable === false ? 'seen' : 'not known'} that ${
                leader.name
              } accepts ${leader.writable === false ? 'no writes' : 'writes'}`,
        ),
      ]
    : [];
}

/** A member's REST API, or that of any member, answers just now. */
export function checkReachable(
  { rest, operator }: ActionFacts,
  name?: string,
): ActionCheck[] {
  if (operator) {
    return [];
  }
  const asked = name ? rest.filter(member => member.name === name) : rest;
  const answers = asked.filter(({ word }) => word);
  if (answers.length > 0) {
    const names = answers.map(member => member.name).join(', ');
    return [must('REST API', true, `Patroni answers on ${names}`)];
  }
  const reason =
    asked.find(({ fault }) => fault)?.fault ??
    'its REST URL is not configured (kindler.databases[].patroni.members)';
  return [
    must('REST API', false, `Patroni on ${name ?? 'every member'}: ${reason}`),
  ];
}

/** Whether failover is paused, as the action needs it. */
export function checkPaused(
  { database }: ActionFacts,
  wanted: boolean,
): ActionCheck {
  const { paused } = database;
  if (paused === undefined) {
    return must('paused', 'unknown', 'Whether failover is paused is not known');
  }
  const message = paused ? 'Failover is paused' : 'Failover is not paused';
  return must('paused', paused === wanted, message);
}

/** No switchover is under way or scheduled. */
export function checkNoOrder({ database, operator }: ActionFacts): ActionCheck {
  const { scheduledSwitchover: order } = database;
  if (operator?.pendingSwitchover) {
    return must(
      'no other switchover',
      false,
      `The PostgresCluster already orders a switchover ('${operator.pendingSwitchover}') that is not carried out`,
    );
  }
  return must(
    'no other switchover',
    order === undefined,
    order
      ? `A switchover is scheduled for ${order.at}; cancel it first`
      : 'No other switchover is scheduled',
  );
}
