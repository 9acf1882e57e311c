import { evidence } from '../facts/ClusterFacts';
import { lostBytes, type LostTimeline } from '../../model/LostTimeline';
import { isoTime } from '../../model/Reading';
import type { Condition, Rule } from './Rule';
import { worded } from './worded';

export const TIMELINE_WENT_BACK = 'timeline-went-back';

/** One of several backends may notice it later than another one, or later than somebody acknowledged it. */
const LATER_MS = 60_000;

/**
 * An older timeline superseded one that led, so everything committed on it is lost. Nothing can undo that, and it is
 * easily missed because everything looks well afterwards. The finding stays until a person acknowledges it.
 */
export const timelineWentBack: Rule = (facts, previous) => {
  const seenUntil = facts.snapshot.acknowledged?.[TIMELINE_WENT_BACK] ?? 0;
  return (previous?.lostTimelines ?? [])
    .filter(({ at }) => at > seenUntil + LATER_MS)
    .map(lost => conditionOf(lost, facts.view?.source));
};

function conditionOf(
  lost: LostTimeline,
  source: string | undefined,
): Condition {
  const { timeline, leader, from, to, backTo, newLeader, at } = lost;
  const bytes = lostBytes(lost);
  const seconds = Math.round((to - from) / 1000);
  return {
    ...worded(
      TIMELINE_WENT_BACK,
      {
        timeline,
        leader,
        backTo,
        newLeader,
        from: isoTime(from),
        to: isoTime(to),
        seconds,
        lostBytes: bytes ?? 'unknown',
      },
      { message: bytes === undefined ? undefined : 'timeline-went-back-by' },
    ),
    subject: `${timeline}>${backTo}@${at}`,
    acknowledgeable: true,
    severity: 'critical',
    early: 'critical',
    settleMs: 0,
    evidence: [
      evidence(`timeline ${timeline}`, `led by ${leader}`, source, to),
      evidence(`timeline ${backTo}`, `led by ${newLeader}`, source, at),
      evidence(`WAL of timeline ${timeline}`, range(lost), source, to),
    ],
  };
}

function range({ forkLsn, lsn }: LostTimeline): string {
  return `${forkLsn ?? 'unknown'} to ${lsn ?? 'unknown'}`;
}
