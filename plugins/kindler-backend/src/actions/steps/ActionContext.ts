import { ServiceUnavailableError } from '@backstage/errors';
import type { Database } from '@kindler/backstage-plugin-kindler-common';
import type { OperationStep, StepContext } from '../../operations';
import type { ClusterAccess, Way } from '../ClusterAccess';
import type { ActionInput, ActionObservations, StartProbe } from '../types';

export type ActionStep = OperationStep<ActionInput>;

export type ActionStepContext = StepContext<ActionInput>;

export interface ActionOptions {
  access: ClusterAccess;
  observations: ActionObservations;
  startProbe: StartProbe;
}

/** The cluster as it is now, with the way that the action was planned to take. */
export interface ResolvedAction {
  database: Database;
  way: Exclude<Way, { kind: 'none' }>;
}

/**
 * Looks at the cluster now. Rejects with a ServiceUnavailableError while the planned way is not there: a backend that
 * has just started may not have found the cluster, or who runs it.
 */
export async function resolveAction(
  { access, observations }: ActionOptions,
  { input, signal }: ActionStepContext,
): Promise<ResolvedAction> {
  const database = await observations
    .refreshDatabase(input.database, signal)
    .catch(error => {
      signal.throwIfAborted();
      throw new ServiceUnavailableError(error.message);
    });
  const way = access.find(database);
  if (way.kind !== input.way) {
    throw new ServiceUnavailableError(
      `'${input.database}' cannot be acted on as it was planned${
        way.kind === 'none' ? `: ${way.reason}` : ''
      }`,
    );
  }
  return { database, way };
}
