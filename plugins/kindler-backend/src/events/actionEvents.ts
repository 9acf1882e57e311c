import {
  word,
  type Operation,
  type OperationKind,
} from '@kindler/backstage-plugin-kindler-common';
import { databasesOf, type ActionRoute } from '../model/databasesOf';
import type { NewEvent } from '../model/NewEvent';

/** Operations on environments concern no cluster. */
const TOLD: readonly OperationKind[] = [
  'route-switch',
  'route-pooler',
  'database-switchover',
  'database-cancel-switchover',
  'database-restart',
  'database-reinitialize',
  'database-pause',
  'database-resume',
];
const OUTCOMES = {
  succeeded: 'phase-action-succeeded',
  failed: 'phase-action-failed',
  cancelled: 'phase-action-cancelled',
} as const;
const REASON_LENGTH = 300;

/**
 * Creates one event for each cluster that a finished operation on a cluster or route concerns. The reason of a failure
 * is in the operation, which has its own permission.
 */
export function actionEvents(
  operation: Operation,
  routes: readonly ActionRoute[],
): NewEvent[] {
  const { id, kind, subject, status, requester, reason } = operation;
  if (!TOLD.includes(kind) || !isOver(status)) {
    return [];
  }
  const outcome = word(OUTCOMES[status], {
    requester,
    action: word(`action-${kind}`, { name: subject.name }),
  });
  const message = reason
    ? word('asked-for-reason', {
        outcome,
        reason: reason.slice(0, REASON_LENGTH),
      })
    : outcome;
  return databasesOf(operation, routes).map(database => ({
    kind: 'action',
    fact: ['action', id, database].join(' '),
    at: Date.parse(operation.finishedAt ?? operation.createdAt),
    database,
    to: status,
    operation: id,
    message,
  }));
}

function isOver(status: Operation['status']): status is keyof typeof OUTCOMES {
  return Object.hasOwn(OUTCOMES, status);
}
