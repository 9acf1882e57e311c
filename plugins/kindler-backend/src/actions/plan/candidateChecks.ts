import {
  findLeader,
  word,
  type ActionCheck,
  type DatabaseMember,
} from '@kindler/backstage-plugin-kindler-common';
import { isStreaming, type ActionFacts } from './ActionFacts';
import { must, whyUnreachable } from './checks';

const SYNCHRONOUS = ['sync_standby', 'quorum_standby'];

/** Checks whether one member may take over now. Members that lead already or do not exist get their own messages. */
export function checkCandidate(
  facts: ActionFacts,
  name: string,
): ActionCheck[] {
  const { database } = facts;
  const member = database.members.find(each => each.name === name);
  if (!member) {
    const names = database.members.map(each => each.name).join(', ');
    return [
      must(
        'candidate',
        false,
        word('plan-no-member', { member: name, members: names }),
      ),
    ];
  }
  if (findLeader(database.members)?.name === name) {
    return [
      must('candidate', false, word('plan-leads-already', { member: name })),
    ];
  }
  return [
    must('candidate', true, word('plan-candidate', { member: name })),
    ...fitness(facts, member),
  ];
}

/** Checks that at least one member may take over, or says why each of them may not. */
export function checkAnyCandidate(facts: ActionFacts): ActionCheck[] {
  const leader = findLeader(facts.database.members);
  const others = facts.database.members.filter(
    ({ name }) => name !== leader?.name,
  );
  if (others.length === 0) {
    return [must('candidate', false, word('plan-no-other-member', {}))];
  }
  const judged = others.map(member => ({
    name: member.name,
    failed: fitness(facts, member).filter(({ ok }) => ok !== true),
  }));
  const fit = judged.filter(({ failed }) => failed.length === 0);
  const reasons = judged.flatMap(({ failed }) =>
    failed.slice(0, 1).map(({ message }) => message),
  );
  return [
    must(
      'candidate',
      fit.length > 0,
      fit.length > 0
        ? word('plan-fit', {
            members: fit.map(({ name }) => name).join(', '),
          })
        : word('plan-nobody-fit', { reasons }),
    ),
  ];
}

function fitness(facts: ActionFacts, member: DatabaseMember): ActionCheck[] {
  return [
    ...checkAnswers(facts, member),
    checkStreams(facts, member),
    checkLag(facts, member),
    checkTag(member),
    ...checkSynchronous(facts, member),
  ];
}

/** Patroni asks a candidate before it hands over. The answer of one that does not answer here is unknown. */
function checkAnswers(
  { rest, operator }: ActionFacts,
  { name }: DatabaseMember,
): ActionCheck[] {
  if (operator) {
    return [];
  }
  const found = rest.find(each => each.name === name);
  return [
    must(
      'candidate-answers',
      found?.statement ? true : 'unknown',
      found?.statement
        ? word('plan-reachable', { members: name })
        : whyUnreachable(name, found?.fault),
    ),
  ];
}

function checkStreams(facts: ActionFacts, member: DatabaseMember): ActionCheck {
  const { name, state } = member;
  const streams = isStreaming(facts, member);
  const messages = {
    true: word('plan-streams', { member: name }),
    false: word('plan-streams-not', { member: name, state }),
    unknown: word('plan-streams-unknown', { member: name, state }),
  };
  return must('candidate-streams', streams, messages[`${streams}`]);
}

function checkLag(
  { limits }: ActionFacts,
  member: DatabaseMember,
): ActionCheck {
  const { name, lag } = member;
  if (lag === undefined || lag === 'unknown' || !limits) {
    return must(
      'candidate-lag',
      'unknown',
      limits
        ? word('plan-lag-unknown', { member: name })
        : word('plan-lag-limit-unknown', {}),
    );
  }
  const { maximumLag } = limits;
  return must(
    'candidate-lag',
    lag <= maximumLag,
    word('plan-lag', { member: name, lag, limit: maximumLag }),
  );
}

function checkTag({ name, tags }: DatabaseMember): ActionCheck {
  const tagged =
    /^(true|on|yes|1)$/i.test(tags?.nofailover ?? '') ||
    tags?.failover_priority === '0';
  return must(
    'candidate-may-lead',
    !tagged,
    word(tagged ? 'plan-nofailover' : 'plan-no-nofailover', { member: name }),
  );
}

function checkSynchronous(
  { limits, database }: ActionFacts,
  { name, role }: DatabaseMember,
): ActionCheck[] {
  const synchronous =
    limits?.synchronous ||
    database.members.some(each => SYNCHRONOUS.includes(each.role));
  if (!synchronous) {
    return [];
  }
  const ok = SYNCHRONOUS.includes(role);
  return [
    must(
      'candidate-is-synchronous',
      ok,
      word(ok ? 'plan-synchronous' : 'plan-asynchronous', { member: name }),
    ),
  ];
}
