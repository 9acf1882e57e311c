import { beginLanes } from './advanceLanes';
import { followSessions } from './followWrites';
import type { IncidentObservation } from './IncidentObservation';
import type { IncidentState } from './IncidentState';
import { isClear } from './isClear';
import { noEnds } from './keepEnds';
import { keyOf } from './keyOf';

/** Length of the period before the first doubt that lanes show. */
const PRELUDE_MS = 10_000;

/**
 * Creates the state at the first doubt, with what was so before.
 *
 * @param standing - keys of findings that stood before
 */
export function beginIncident(
  last: IncidentObservation | undefined,
  now: IncidentObservation,
  standing: readonly string[],
): IncidentState {
  const news = now.findings.filter(
    finding => !standing.includes(keyOf(finding)),
  );
  const doubts = [
    ...news.map(({ since }) => Date.parse(since)),
    ...now.lanes.flatMap(({ since }) => since ?? []),
  ];
  const startedAt = Math.min(now.at, ...doubts);
  const prelude = Math.min(
    startedAt,
    Math.max(last?.at ?? startedAt, startedAt - PRELUDE_MS),
  );
  return {
    database: now.database,
    startedAt,
    seenAt: now.at,
    standing: standing.length > 0 ? standing : undefined,
    wasWell: last !== undefined && isClear(last, standing),
    clientsOut: false,
    doubtMs: 0,
    worst: 'ok',
    causeGravity: 0,
    told: {},
    leaderBefore: last?.leader,
    timelineBefore: last?.timeline,
    changes: [],
    changesLeftOut: 0,
    failed: [],
    scheduled: [],
    phases: noEnds(),
    lanes: last ? beginLanes(last.lanes, prelude) : [],
    ways: last ? followSessions({}, last) : {},
    actions: [],
  };
}
