import type { EvaluationState } from '../EvaluationState';
import type { ClusterFacts, MemberFacts } from '../facts/ClusterFacts';
import { uniteLost, type LedTimeline } from '../../model/LostTimeline';
import { parseLsn } from '../../model/postgres/lsn';

/** The remembered state of the leading timelines. */
export type FollowedTimeline = Pick<
  EvaluationState,
  'led' | 'goingBack' | 'lostTimelines'
>;

/** The leader and its timeline, from a statement that proves it. */
interface Leading {
  leader: string;
  timeline: number;
  /** When the statement was made. */
  at: number;
  lsn?: string;
  systemIdentifier?: string;
}

/**
 * Follows the leading timeline and notes when an older one supersedes it, because everything committed on it is then
 * lost. Only the leader's own report counts, repeated after two loops: a node that was frozen believes for a moment
 * that it is still the leader.
 */
export function followTimeline(
  facts: ClusterFacts,
  previous: EvaluationState | undefined,
): FollowedTimeline {
  const leading = leadingWord(facts);
  const { led: before, goingBack } = previous ?? {};
  const known = uniteIfNew(
    previous?.lostTimelines,
    facts.snapshot.lostTimelines,
  );
  const lostTimelines = ofThisSystem(known, leading?.systemIdentifier);
  if (!leading) {
    return { led: before, goingBack, lostTimelines };
  }
  const anew = differ(before?.systemIdentifier, leading.systemIdentifier);
  if (!before || anew || leading.timeline >= before.timeline) {
    const same = !anew && before?.timeline === leading.timeline;
    return {
      led: extended(facts, leading, same ? before : undefined),
      lostTimelines,
    };
  }
  const same =
    goingBack?.timeline === leading.timeline &&
    goingBack.leader === leading.leader;
  const since = same ? goingBack.since : facts.now;
  const settled =
    facts.now - since >= 2 * facts.loopWaitMs && leading.at > since;
  if (!settled) {
    const { timeline, leader } = leading;
    return {
      led: before,
      goingBack: { timeline, leader, since },
      lostTimelines,
    };
  }
  const lost = {
    ...before,
    backTo: leading.timeline,
    newLeader: leading.leader,
    at: since,
  };
  return {
    led: extended(facts, leading, undefined),
    lostTimelines: uniteLost(lostTimelines, [lost]),
  };
}

/** Keeps the identity of the list if it contains nothing new. */
function uniteIfNew(
  own: EvaluationState['lostTimelines'],
  told: EvaluationState['lostTimelines'],
): EvaluationState['lostTimelines'] {
  return told && told.length > 0 ? uniteLost(own, told) : own;
}

function ofThisSystem(
  lost: EvaluationState['lostTimelines'],
  systemIdentifier: string | undefined,
): EvaluationState['lostTimelines'] {
  const others = lost?.some(each =>
    differ(each.systemIdentifier, systemIdentifier),
  );
  return others
    ? lost!.filter(each => !differ(each.systemIdentifier, systemIdentifier))
    : lost;
}

function differ(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b;
}

function extended(
  { now, snapshot, kubernetes }: ClusterFacts,
  { leader, timeline, lsn, systemIdentifier }: Leading,
  before: LedTimeline | undefined,
): LedTimeline {
  const history = kubernetes?.value.history ?? snapshot.history?.value;
  const recorded = history?.findLast(
    ({ endedTimeline }) => endedTimeline + 1 === timeline,
  );
  return {
    timeline,
    leader,
    from: before?.from ?? now,
    to: now,
    forkLsn: recorded?.lsn ?? before?.forkLsn ?? lsn,
    lsn: lsn ?? before?.lsn,
    systemIdentifier: systemIdentifier ?? before?.systemIdentifier,
  };
}

function leadingWord(facts: ClusterFacts): Leading | undefined {
  const { holder, hasPatroni, writers, standbyCluster, kubernetes } = facts;
  const sole = !hasPatroni && writers.length === 1 ? writers[0] : undefined;
  const member = holder ?? sole;
  const word =
    member && !standbyCluster
      ? ownWord(member) ?? record(facts, member)
      : undefined;
  return word?.timeline === undefined
    ? undefined
    : {
        leader: member!.name,
        ...word,
        timeline: word.timeline,
        systemIdentifier:
          member!.systemIdentifier ?? kubernetes?.value.systemIdentifier,
      };
}

/** The report of a server that accepts writes now. The DCS is up to one loop late. */
function ownWord(member: MemberFacts) {
  const { writable, sql, sqlAt, node, nodeAt } = member;
  if (writable !== true) {
    return undefined;
  }
  const bySql = sql?.inRecovery === false && sql.timeline !== undefined;
  const byRest = node?.writable === true;
  if (bySql && (!byRest || sqlAt! >= nodeAt!)) {
    const lsn = parseLsn(sql.lsn)?.toString();
    return { timeline: sql.timeline, at: sqlAt!, lsn };
  }
  return byRest
    ? { timeline: node.timeline, at: nodeAt!, lsn: node.lsn }
    : undefined;
}

/** In Kubernetes the record is the holder's own report, and the only one if the holder answers in no other way. */
function record({ view, lock }: ClusterFacts, member: MemberFacts) {
  return view && member.promoted === true && member.writable === 'unknown'
    ? { timeline: member.timeline, at: view.observedAt, lsn: lock?.optime }
    : undefined;
}
