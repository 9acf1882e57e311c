import type { EvaluationState } from '../EvaluationState';
import type { ClusterFacts, MemberFacts } from '../facts/ClusterFacts';
import { uniteLost, type LedTimeline } from '../../model/LostTimeline';
import { parseLsn } from '../../model/postgres/lsn';

/** What is remembered of the timelines that led. */
export type FollowedTimeline = Pick<
  EvaluationState,
  'led' | 'goingBack' | 'lostTimelines'
>;

/** Who leads on which timeline, by a word that shows it. */
interface Leading {
  leader: string;
  timeline: number;
  /** When it was said. */
  at: number;
  lsn?: string;
  systemIdentifier?: string;
}

/**
 * Follows the timeline that leads, and notes when it gives way to an older one: what was committed on it is gone. That
 * counts by the leader's own word, after two loops in which it was said again: a node that was frozen takes itself for
 * the leader for a moment when it goes on.
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

/** The same list as long as nothing new is in it. */
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

/** Of a server that says now that it accepts writes; the DCS is up to one loop late. */
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

/** In Kubernetes the record is the holder's own word; of a holder that does not answer otherwise it is all there is. */
function record({ view, lock }: ClusterFacts, member: MemberFacts) {
  return view && member.promoted === true && member.writable === 'unknown'
    ? { timeline: member.timeline, at: view.observedAt, lsn: lock?.optime }
    : undefined;
}
