import { ServiceUnavailableError } from '@backstage/errors';
import {
  word,
  wordedError,
  type Database,
} from '@kindler/backstage-plugin-kindler-common';
import type { OperationStep } from '../../operations';
import type { ClusterAccess } from '../ClusterAccess';
import type { ClusterController } from '../controllers/ClusterController';
import type {
  ActionCall,
  ActionOperation,
  ActionObservations,
  ActionStepContext,
  StartProbe,
  SwitchoverAssist,
} from '../types';

export type ActionStep = OperationStep<ActionOperation>;

export interface ActionOptions {
  access: ClusterAccess;
  observations: ActionObservations;
  startProbe: StartProbe;
  assist: SwitchoverAssist;
}

/** The current cluster, with the controller for which the action was planned. */
export interface ResolvedAction {
  database: Database;
  controller: ClusterController;
  call: ActionCall;
}

/**
 * Asks the cluster now. Rejects with a ServiceUnavailableError while the planned controller is missing, because a
 * backend that has just started may not have found the cluster, or its manager, yet.
 */
export async function resolveAction(
  { access, observations }: ActionOptions,
  context: ActionStepContext,
): Promise<ResolvedAction> {
  const { input, signal } = context;
  const database = await observations
    .refreshDatabase(input.database, signal)
    .catch(error => {
      signal.throwIfAborted();
      throw new ServiceUnavailableError(error.message);
    });
  const { controller, reason } = access.find(database);
  if (controller?.kind !== input.controller) {
    throw wordedError(
      ServiceUnavailableError,
      reason
        ? word('left-unplanned-because', { database: input.database, reason })
        : word('left-unplanned', { database: input.database }),
    );
  }
  return { database, controller, call: { context, database } };
}
