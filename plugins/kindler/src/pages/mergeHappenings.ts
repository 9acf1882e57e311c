import type {
  IncidentSummary,
  KindlerEvent,
  Operation,
} from '@kindler/backstage-plugin-kindler-common';

/** Something that is over: an incident, an operation that ended, or an event. */
export type Happening =
  | { at: string; incident: IncidentSummary }
  | { at: string; operation: Operation }
  | { at: string; event: KindlerEvent };

/** So many of them that the others would not be seen. */
const TOO_MANY = ['server-changed'];

/** A new timeline belongs to a change of leader that is told at most this long before or after it. */
const SAME_CHANGE_MS = 10_000;

function isToldAlready(event: KindlerEvent, events: KindlerEvent[]): boolean {
  return (
    event.kind === 'timeline-switched' &&
    events.some(
      ({ kind, database, at }) =>
        kind === 'leader-changed' &&
        database === event.database &&
        Math.abs(Date.parse(at) - Date.parse(event.at)) <= SAME_CHANGE_MS,
    )
  );
}

/** What an incident's story tells; its begin and end are noted by others a moment before or after. */
const TOLD_BY_INCIDENTS = [
  'leader-changed',
  'timeline-switched',
  'verdict-changed',
];

function incidentTells(incidents: IncidentSummary[]) {
  const byDatabase = new Map<string, IncidentSummary[]>();
  for (const incident of incidents) {
    const known = byDatabase.get(incident.database) ?? [];
    byDatabase.set(incident.database, [...known, incident]);
  }
  return ({ kind, database, at }: KindlerEvent): boolean =>
    TOLD_BY_INCIDENTS.includes(kind) &&
    (byDatabase.get(database) ?? []).some(
      ({ startedAt, endedAt }) =>
        Date.parse(at) >= Date.parse(startedAt) - SAME_CHANGE_MS &&
        (endedAt === undefined ||
          Date.parse(at) <= Date.parse(endedAt) + SAME_CHANGE_MS),
    );
}

/**
 * What happened, the newest first. What belongs to an incident is told by it; what a person did is told by its operation
 * where that can be seen, else by its event.
 */
export function mergeHappenings(
  ended: Operation[],
  events: KindlerEvent[],
  incidents: IncidentSummary[],
): Happening[] {
  const ids = new Set(ended.map(({ id }) => id));
  const isTold = incidentTells(incidents);
  const told = events.filter(
    event =>
      !TOO_MANY.includes(event.kind) &&
      !(event.operation && ids.has(event.operation)) &&
      !isToldAlready(event, events) &&
      !isTold(event),
  );
  return [
    ...incidents.flatMap(incident =>
      incident.endedAt === undefined
        ? []
        : [{ at: incident.endedAt, incident }],
    ),
    ...ended.map(operation => ({
      at: operation.finishedAt ?? operation.createdAt,
      operation,
    })),
    ...told.map(event => ({ at: event.at, event })),
  ].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}
