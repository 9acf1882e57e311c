import {
  word,
  type Incident,
  type IncidentLane,
  type IncidentPhase,
  type IncidentSummary,
  type WordingCode,
} from '@kindler/backstage-plugin-kindler-common';
import { isoTime } from '../../model/Reading';
import { countCut } from './followWrites';
import type { IncidentState, Lane, NotedAction, Phase } from './IncidentState';
import { titleOf } from './titleOf';

/** Fields of the API besides the state. */
export interface StoredFacts {
  id: string;
  notifiedAt: string[];
}

/** A row in the list of incidents in its stored form. A current outage grows with the time of the answer. */
export type StoredSummary = Omit<IncidentSummary, 'id' | 'notifiedAt'> & {
  /** Start of the current outage in milliseconds since the epoch. */
  outageSince?: number;
};

/** The first doubt, or the client's last success before it, because an outage never lasts longer than its incident. */
export function beganAt({ startedAt, outage }: IncidentState): number {
  return Math.min(startedAt, outage?.firstAt ?? startedAt);
}

export function toStoredSummary(incident: IncidentState): StoredSummary {
  const { outage, saidAt, cause } = incident;
  return {
    database: incident.database,
    databaseTitle: incident.title,
    owner: incident.owner,
    title: titleOf(incident),
    cause: cause ?? causeOfChange(incident),
    worst: incident.worst,
    startedAt: isoTime(beganAt(incident)),
    endedAt: (incident.endedAt && isoTime(incident.endedAt)) || undefined,
    leaderBefore: incident.leaderBefore,
    leaderAfter: incident.leaderAfter,
    timelineBefore: incident.timelineBefore,
    timelineAfter: incident.timelineAfter,
    outageMs: outage?.totalMs,
    outageSince: outage?.since,
    detectedAfterMs:
      outage?.firstAt === undefined || saidAt === undefined
        ? undefined
        : Math.max(0, saidAt - outage.firstAt),
    sessionsCut: countCut(incident.ways),
  };
}

export function toSummary(
  { outageSince, ...stored }: StoredSummary,
  { id, notifiedAt }: StoredFacts,
  now: number,
): IncidentSummary {
  const goesOnMs = outageSince === undefined ? 0 : now - outageSince;
  return {
    ...stored,
    id,
    outageMs:
      stored.outageMs === undefined
        ? undefined
        : stored.outageMs + Math.max(0, goesOnMs),
    outageOngoing: outageSince === undefined ? undefined : true,
    notifiedAt,
  };
}

export function toIncident(
  incident: IncidentState,
  facts: StoredFacts,
  now: number,
): Incident {
  const { phases, lanes, actions } = incident;
  return {
    ...toSummary(toStoredSummary(incident), facts, now),
    phases: [...phases.items, ...actions.flatMap(phasesOfAction)]
      .sort((a, b) => a.at - b.at)
      .map(toPhase),
    phasesLeftOut: phases.leftOut || undefined,
    lanes: lanes.map(toLane),
    actions: actions.map(({ name, endedAt, ...action }) => action),
    lostBytes: incident.lostBytes,
  };
}

/** A change of leader that nobody requested and about which nothing else was reported. */
function causeOfChange({ changes }: IncidentState): IncidentSummary['cause'] {
  const change = changes[0];
  return change
    ? {
        code: 'leader-changed',
        severity: 'info',
        message: `${change.to} leads instead of ${
          change.from ?? 'another member'
        }.`,
        params: { from: change.from ?? '', to: change.to },
      }
    : {
        code: 'unknown',
        severity: 'warning',
        message: 'The state of the cluster is not known',
        messageCode: 'incident-state-unknown',
        params: {},
      };
}

const ENDED: Record<string, WordingCode> = {
  succeeded: 'phase-action-succeeded',
  failed: 'phase-action-failed',
  cancelled: 'phase-action-cancelled',
};

function phasesOfAction(done: NotedAction): Phase[] {
  const { kind, name, requester, at, endedAt, outcome, reason } = done;
  const action = word(`action-${kind}`, { name });
  const evidence = [
    { label: 'operation', value: done.operationId, source: 'operations' },
    ...(reason
      ? [{ label: 'reason', value: reason, source: 'operations' }]
      : []),
  ];
  const code = ENDED[outcome];
  const base = { kind: 'action' as const, evidence };
  return [
    {
      ...base,
      at: Date.parse(at),
      severity: 'info',
      text: word('phase-asked', { requester, action }),
    },
    ...(code && endedAt
      ? [
          {
            ...base,
            at: Date.parse(endedAt),
            severity:
              outcome === 'failed' ? ('warning' as const) : ('info' as const),
            text: word(code as 'phase-action-failed', { requester, action }),
          },
        ]
      : []),
  ];
}

function toPhase({ at, ...phase }: Phase): IncidentPhase {
  return { at: isoTime(at), ...phase };
}

function toLane({ kind, route, spans }: Lane): IncidentLane {
  return {
    kind,
    route,
    spans: spans.items.map(({ from, to, ...span }) => ({
      from: isoTime(from),
      to: to === undefined ? undefined : isoTime(to),
      ...span,
    })),
    leftOut: spans.leftOut || undefined,
  };
}
