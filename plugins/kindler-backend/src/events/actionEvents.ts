import type {
  Operation,
  OperationKind,
} from '@kindler/backstage-plugin-kindler-common';
import { databasesOf, type ActionRoute } from '../model/databasesOf';
import type { NewEvent } from '../model/NewEvent';

const NAMES: Partial<Record<OperationKind, string>> = {
  'route-switch': 'Switch of route',
  'database-switchover': 'Switchover of',
  'database-cancel-switchover': 'Cancelling the switchover of',
  'database-restart': 'Restart of',
  'database-reinitialize': 'Reinitializing a member of',
  'database-pause': 'Pausing failover of',
  'database-resume': 'Resuming failover of',
};
const OUTCOMES: Partial<Record<Operation['status'], string>> = {
  succeeded: 'succeeded',
  failed: 'failed',
  cancelled: 'was cancelled',
};
const REASON_LENGTH = 300;

/**
 * One event for each cluster that an operation on a cluster or route concerns, once it has ended; none before that.
 * Why it failed stands in the operation, which has its own permission.
 */
export function actionEvents(
  operation: Operation,
  routes: readonly ActionRoute[],
): NewEvent[] {
  const { id, kind, subject, status, requester, reason } = operation;
  const outcome = OUTCOMES[status];
  const name = NAMES[kind];
  if (!outcome || !name) {
    return [];
  }
  const why = reason ? ` Reason: ${reason.slice(0, REASON_LENGTH)}` : '';
  return databasesOf(operation, routes).map(database => ({
    kind: 'action',
    fact: ['action', id, database].join(' '),
    at: Date.parse(operation.finishedAt ?? operation.createdAt),
    database,
    to: status,
    operation: id,
    message: `${name} ${subject.name}, asked for by ${requester}, ${outcome}.${why}`,
  }));
}
