import type { Operation } from '@kindler/backstage-plugin-kindler-common';
import { databasesOf, type ActionRoute } from '../../model/databasesOf';
import type { IncidentState, NotedAction } from './IncidentState';

/** An action this long before the first doubt may have caused it. */
const BEFORE_MS = 10_000;
const KEPT_ACTIONS = 50;
const REASON_LENGTH = 300;

/** Notes what people did to the cluster and its routes during an incident. Returns the same object if there is no news. */
export function withActions(
  incident: IncidentState,
  operations: readonly Operation[],
  routes: readonly ActionRoute[],
): IncidentState {
  const mine = operations
    .filter(operation => concerns(operation, incident, routes))
    .map(toAction);
  const known = new Map(
    incident.actions.map(action => [action.operationId, action]),
  );
  const isNews = mine.some(({ operationId, outcome }) => {
    return known.get(operationId)?.outcome !== outcome;
  });
  if (!isNews) {
    return incident;
  }
  mine.forEach(action => known.set(action.operationId, action));
  const actions = [...known.values()]
    .sort((a, b) => a.at.localeCompare(b.at))
    .slice(0, KEPT_ACTIONS);
  return { ...incident, actions };
}

function concerns(
  operation: Operation,
  { database, startedAt, endedAt }: IncidentState,
  routes: readonly ActionRoute[],
): boolean {
  const began = Date.parse(operation.startedAt ?? operation.createdAt);
  const ended = Date.parse(operation.finishedAt ?? '') || Infinity;
  return (
    began <= (endedAt ?? Infinity) &&
    ended >= startedAt - BEFORE_MS &&
    databasesOf(operation, routes).includes(database)
  );
}

/** The reason of a failure is in the operation, which has its own permission. */
function toAction(operation: Operation): NotedAction {
  const { id, kind, subject, status, requester, reason } = operation;
  return {
    operationId: id,
    kind,
    name: subject.name,
    requester,
    at: operation.createdAt,
    endedAt: operation.finishedAt,
    outcome: status,
    reason: reason?.slice(0, REASON_LENGTH),
  };
}
