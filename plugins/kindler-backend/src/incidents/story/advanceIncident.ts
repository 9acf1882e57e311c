import { word } from '@kindler/backstage-plugin-kindler-common';
import { endLanes, reopenLanes } from './advanceLanes';
import { beginIncident } from './beginIncident';
import { endIncident } from './endIncident';
import { followStanding, isMild, type Standing } from './followStanding';
import type { IncidentObservation } from './IncidentObservation';
import type { IncidentState, Phase } from './IncidentState';
import { areClientsOut, isClear } from './isClear';
import { isQualified } from './isQualified';
import { addEnd } from './keepEnds';
import { KEPT_PHASES, noteObservation } from './noteObservation';

/** All is clear once nothing was in doubt for this long. */
export const CLEAR_MS = 20_000;
/** A problem that begins within this time after that belongs to the same incident. */
export const REOPEN_MS = 60_000;

/** The state of a cluster: the last observation, and the incident while there is one. */
export interface Followed {
  last: IncidentObservation;
  incident?: IncidentState;
  /** The previous incident, if only its standing problems were left when this one began. */
  ended?: IncidentState;
  standing?: Standing;
}

/**
 * Follows one cluster from observation to observation. Everything is noted from the first doubt on. Whether it is an
 * incident is decided later ({@link isQualified}), and whatever passes before that leaves no trace. During an incident,
 * and within a minute after all was clear, every problem belongs to it. The exception is a problem that stood for long
 * and refused nobody: a new problem on top of it is a separate incident.
 *
 * @param othersDoubtAt - when another backend last saw something in doubt, on this backend's clock
 */
export function advanceIncident(
  before: Followed | undefined,
  observation: IncidentObservation,
  othersDoubtAt?: number,
): Followed {
  const { last } = before ?? {};
  const near = isOver(before?.incident, observation.at)
    ? undefined
    : before?.incident;
  const standing = followStanding(before?.standing, observation, near);
  const { known } = standing;
  const isNews = near && isOnTopOf(near, last, observation, standing);
  const open = isNews ? undefined : near;
  const doubt =
    !isClear(observation, open ? open.standing : known) ||
    leaderMoved(last, observation);
  if (!doubt && (!open || open.endedAt !== undefined)) {
    return { last: observation, incident: open, standing };
  }
  const begun = open ? reopened(open) : beginIncident(last, observation, known);
  const ended = isNews ? followed(near, begun.startedAt) : undefined;
  const incident = settle(
    noteObservation(begun, last, observation),
    observation,
    doubt || open?.clearSince === undefined
      ? observation.at
      : Math.max(open.clearSince, othersDoubtAt ?? 0),
  );
  const isNothing = incident.endedAt !== undefined && !isQualified(incident);
  return {
    last: observation,
    incident: isNothing ? undefined : incident,
    ended,
    standing,
  };
}

/** Whether only standing problems were left until a moment ago and something worse has begun. */
function isOnTopOf(
  incident: IncidentState,
  last: IncidentObservation | undefined,
  observation: IncidentObservation,
  { known, aloneAt = 0 }: Standing,
): boolean {
  return (
    incident.endedAt === undefined &&
    isMild(incident) &&
    known.length > 0 &&
    observation.at - aloneAt <= REOPEN_MS &&
    (observation.verdict === 'critical' ||
      areClientsOut(observation) ||
      leaderMoved(last, observation))
  );
}

function followed(incident: IncidentState, at: number): IncidentState {
  const text = word('phase-followed', {});
  const phase = { at, kind: 'finding', severity: 'info', text, evidence: [] };
  return endIncident(
    {
      ...incident,
      isFollowed: true,
      phases: addEnd(incident.phases, phase as Phase, KEPT_PHASES),
    },
    at,
  );
}

/** Reopens an incident that was over while it was still observed. */
function reopened(incident: IncidentState): IncidentState {
  const { endedAt, seenAt, lanes } = incident;
  return endedAt === undefined
    ? incident
    : { ...incident, lanes: reopenLanes(lanes, seenAt) };
}

/** Whether nothing that begins now can belong to it. */
function isOver(incident: IncidentState | undefined, now: number): boolean {
  return incident?.endedAt !== undefined && now - incident.endedAt > REOPEN_MS;
}

function leaderMoved(
  last: IncidentObservation | undefined,
  { leader }: IncidentObservation,
): boolean {
  return (
    last?.leader !== undefined && leader !== undefined && last.leader !== leader
  );
}

/**
 * Ends an incident once all was clear for long enough. A problem that returns soon afterwards reopens it.
 *
 * @param clearSince - since when nothing is in doubt, unless the observation says otherwise
 */
function settle(
  incident: IncidentState,
  observation: IncidentObservation,
  clearSince: number,
): IncidentState {
  const { at } = observation;
  if (!isClear(observation, incident.standing)) {
    return { ...incident, clearSince: undefined, endedAt: undefined };
  }
  return at - clearSince >= CLEAR_MS
    ? {
        ...incident,
        clearSince,
        endedAt: clearSince,
        lanes: endLanes(incident.lanes, at),
      }
    : { ...incident, clearSince, endedAt: undefined };
}
