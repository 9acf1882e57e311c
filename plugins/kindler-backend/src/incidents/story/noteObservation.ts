import type { Verdict } from '@kindler/backstage-plugin-kindler-common';
import { uniteChanges } from '../../evaluation/views/uniteChanges';
import { advanceLanes } from './advanceLanes';
import { chooseCause } from './chooseCause';
import { followSessions, followWrites } from './followWrites';
import type { IncidentObservation } from './IncidentObservation';
import type { IncidentState, Phase } from './IncidentState';
import { areClientsOut, isClear } from './isClear';
import { addEnd } from './keepEnds';
import { namesFailed } from './namesFailed';
import { raisePhases } from './raisePhases';
import { tellPhases } from './tellPhases';

/** Maximum time between two observations that counts as doubt, because the process may have been asleep. */
const STEP_MS = 10_000;
/** Others may have seen a change of leader this much earlier. */
const SAME_TIME_MS = 10_000;
/** More may become known about a change within this time. */
const AGAIN_MS = 60_000;
export const KEPT_PHASES = { first: 30, last: 30 };
const KEPT_CHANGES = 20;
const KEPT_TIMES = 10;
const BADNESS: readonly Verdict[] = ['ok', 'unknown', 'degraded', 'critical'];

/** Notes in an incident what one observation adds to the last one. */
export function noteObservation(
  incident: IncidentState,
  last: IncidentObservation | undefined,
  now: IncidentObservation,
): IncidentState {
  const { at, leader, timeline, verdict } = now;
  const stepMs = last ? Math.min(at - last.at, STEP_MS) : 0;
  const doubted = last !== undefined && !isClear(last, incident.standing);
  const { phases, told, raised } = tellPhases(last, now, incident.told);
  const changes = changesOf(incident, now);
  return {
    ...incident,
    title: now.title,
    owner: now.owner,
    ...chooseCause(incident, now),
    ...criticalTimes(incident, now),
    saidAt: incident.saidAt ?? (verdict === 'ok' ? undefined : at),
    seenAt: at,
    clientsOut: incident.clientsOut || areClientsOut(now),
    doubtMs: incident.doubtMs + (doubted ? stepMs : 0),
    worst: worseVerdict(incident.worst, verdict),
    leaderBefore: incident.leaderBefore ?? leader,
    timelineBefore: incident.timelineBefore ?? timeline,
    leaderAfter: leader,
    timelineAfter: timeline,
    ...changes,
    failed: namesFailed(incident.failed, now),
    scheduled: scheduledTimes(incident.scheduled, now),
    phases: phases.reduce(
      (all, phase) => addEnd(all, clamped(phase, incident, at), KEPT_PHASES),
      raisePhases(incident.phases, raised),
    ),
    told,
    lanes: advanceLanes(incident.lanes, now.lanes, at),
    outage: followWrites(incident.outage, now),
    ways: followSessions(incident.ways, now),
    lostBytes: lostBytes(now) ?? incident.lostBytes,
  };
}

function criticalTimes(
  { criticalSince, criticalUntil }: IncidentState,
  { verdict, at }: IncidentObservation,
): Partial<IncidentState> {
  if (verdict === 'critical' && criticalSince !== undefined) {
    return {};
  }
  if (verdict === 'critical') {
    const calmMs = criticalUntil === undefined ? undefined : at - criticalUntil;
    return { criticalSince: at, criticalUntil: undefined, calmMs };
  }
  return criticalSince === undefined
    ? {}
    : { criticalSince: undefined, criticalUntil: at };
}

function changesOf(
  { changes: before, changesLeftOut, startedAt }: IncidentState,
  { changes: seen }: IncidentObservation,
): Pick<IncidentState, 'changes' | 'changesLeftOut'> {
  const last = before[before.length - 1];
  const since =
    last && changesLeftOut > 0 ? last.at - AGAIN_MS : startedAt - SAME_TIME_MS;
  const mine = seen.filter(({ at }) => at >= since);
  const all = mine.length > 0 ? uniteChanges(before, mine) : before;
  if (JSON.stringify(all) === JSON.stringify(before)) {
    return { changes: before, changesLeftOut };
  }
  const over = Math.max(0, all.length - KEPT_CHANGES);
  return {
    changes: all.filter((_, index) => index === 0 || index > over),
    changesLeftOut: changesLeftOut + over,
  };
}

function scheduledTimes(
  before: number[],
  { scheduledAt }: IncidentObservation,
): number[] {
  return scheduledAt === undefined || before.includes(scheduledAt)
    ? before
    : [...before, scheduledAt].slice(-KEPT_TIMES);
}

function clamped(
  phase: Phase,
  { startedAt }: IncidentState,
  now: number,
): Phase {
  const at = Math.min(Math.max(phase.at, startedAt), now);
  return at === phase.at ? phase : { ...phase, at };
}

/** Number of lost bytes that the finding reports, if known. */
function lostBytes({ findings }: IncidentObservation): number | undefined {
  const { params } =
    findings.find(({ code }) => code === 'timeline-went-back') ?? {};
  const bytes = Number(params?.lostBytes ?? NaN);
  return Number.isFinite(bytes) ? bytes : undefined;
}

/** Returns the worse of two verdicts. */
export function worseVerdict(a: Verdict, b: Verdict): Verdict {
  return BADNESS.indexOf(a) >= BADNESS.indexOf(b) ? a : b;
}
