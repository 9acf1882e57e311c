import type {
  Database,
  DatabaseActionKind,
  DatabaseActionRequest,
  WithIdempotencyKey,
} from '@kindler/backstage-plugin-kindler-common';
import type { OperationInput, StepContext } from '../operations';

/** What actions need to know of the observed world. */
export interface ActionObservations {
  /** Asks all sources of the cluster now; rejects with a NotFoundError where there is no such cluster. */
  refreshDatabase(name: string, signal?: AbortSignal): Promise<Database>;
}

/** Watches writes through a route's listener, as a client would see them. */
export interface OutageProbe {
  /** Resolves with the first write-capable answer from now on; rejects after `timeoutMs`. */
  waitFor(accept: () => boolean, timeoutMs: number): Promise<unknown>;
  /** Milliseconds of the longest gap between two such answers, where there were two. */
  stop(): Promise<number | undefined>;
}

/** Starts a probe on a route; undefined where the route cannot be asked by SQL. */
export type StartProbe = (route: string) => OutageProbe | undefined;

export type ActionOperation = `database-${DatabaseActionKind}`;

/** What the steps of an action get. */
export type ActionInput = OperationInput<ActionOperation>;

export type ActionStepContext = StepContext<ActionOperation>;

/** A call of a step, with the cluster as it was seen just now. */
export interface ActionCall {
  context: ActionStepContext;
  database: Database;
}

/** An action and what was said with it. Fields that do not belong to the action are refused. */
export type ActionRequest = Omit<DatabaseActionRequest, 'dryRun'> & {
  action: DatabaseActionKind;
};

export type RunRequest = ActionRequest & WithIdempotencyKey;
