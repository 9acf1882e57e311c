import { word } from '@kindler/backstage-plugin-kindler-common';
import { uniteChanges } from '../../evaluation/views/uniteChanges';
import type { IncidentState, NotedAction } from './IncidentState';
import { isClear } from './isClear';
import { addEnd } from './keepEnds';
import { KEPT_PHASES, worseVerdict } from './noteObservation';
import { resumeLanes } from './resumeLanes';
import { resumeWrites } from './resumeWrites';
import type { Witnessed } from './Witnessed';

/**
 * Continues an incident that another backend wrote, or this one before its restart, or that has just ended. It consists
 * of what was written until its writer's last observation and of what this backend saw after that. Time that neither
 * observed stays empty. The operation is idempotent.
 *
 * @param until - end of its writer's observations, on this backend's clock
 */
export function resumeIncident(
  stored: IncidentState,
  mine: Witnessed,
  until: number,
): IncidentState {
  const { last, incident } = mine;
  const clear = isClear(last, stored.standing);
  const from = Math.max(until, mine.since);
  return {
    ...stored,
    title: last.title,
    owner: last.owner,
    saidAt: stored.saidAt ?? incident?.saidAt,
    seenAt: last.at,
    clearSince: clear
      ? Math.max(incident?.clearSince ?? from, from)
      : undefined,
    endedAt: undefined,
    clientsOut: stored.clientsOut || (incident?.clientsOut ?? false),
    doubtMs: Math.max(stored.doubtMs, incident?.doubtMs ?? 0),
    worst: worseVerdict(stored.worst, incident?.worst ?? 'ok'),
    ...(incident && incident.causeGravity > stored.causeGravity
      ? { cause: incident.cause, causeGravity: incident.causeGravity }
      : {}),
    ...resumeCritical(stored, mine, until),
    told: { ...stored.told, ...incident?.told },
    leaderBefore: stored.leaderBefore ?? incident?.leaderBefore,
    timelineBefore: stored.timelineBefore ?? incident?.timelineBefore,
    leaderAfter: last.leader,
    timelineAfter: last.timeline,
    changes: uniteChanges(stored.changes, incident?.changes ?? []),
    failed: [...new Set([...stored.failed, ...(incident?.failed ?? [])])],
    scheduled: [
      ...new Set([...stored.scheduled, ...(incident?.scheduled ?? [])]),
    ],
    phases: resumePhases(stored, mine, until),
    lanes: resumeLanes(stored.lanes, mine, until),
    outage: resumeWrites(stored.outage, mine, until),
    ways: resumeSessions(stored.ways, incident?.ways ?? {}),
    lostBytes: incident?.lostBytes ?? stored.lostBytes,
    actions: uniteActions(stored.actions, incident?.actions ?? []),
  };
}

function resumeCritical(
  stored: IncidentState,
  { last, incident }: Witnessed,
  until: number,
): Partial<IncidentState> {
  if (last.verdict === 'critical') {
    const criticalSince =
      stored.criticalSince ?? incident?.criticalSince ?? last.at;
    return { criticalSince, criticalUntil: undefined };
  }
  const criticalUntil =
    incident?.criticalUntil ??
    (stored.criticalSince === undefined ? stored.criticalUntil : until);
  return { criticalSince: undefined, criticalUntil };
}

function resumePhases(
  { phases, seenAt }: IncidentState,
  { since, incident }: Witnessed,
  until: number,
): IncidentState['phases'] {
  const later = (incident?.phases.items ?? []).filter(({ at }) => at > until);
  const isToldGap = phases.items.some(
    ({ at, text }) => text.code === 'phase-unseen' && at >= seenAt,
  );
  const gap =
    since > until && !isToldGap
      ? [
          {
            at: until,
            kind: 'finding' as const,
            severity: 'info' as const,
            text: word('phase-unseen', {}),
            evidence: [],
          },
        ]
      : [];
  const known = new Set(phases.items.map(keyOf));
  return [...gap, ...later]
    .filter(phase => !known.has(keyOf(phase)))
    .reduce((all, phase) => addEnd(all, phase, KEPT_PHASES), phases);
}

function keyOf({ at, text }: IncidentState['phases']['items'][number]) {
  return `${at} ${text.text}`;
}

function resumeSessions(
  stored: IncidentState['ways'],
  mine: IncidentState['ways'],
): IncidentState['ways'] {
  const keys = Object.keys({ ...stored, ...mine });
  return Object.fromEntries(
    keys.map(key => {
      const closed = [mine[key], stored[key]].find(sessions => sessions?.after);
      return [key, closed ?? mine[key] ?? stored[key]];
    }),
  );
}

function uniteActions(
  stored: NotedAction[],
  mine: NotedAction[],
): NotedAction[] {
  const all = new Map(
    [...stored, ...mine].map(action => [action.operationId, action]),
  );
  return [...all.values()];
}
