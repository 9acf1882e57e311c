import type {
  Database,
  DatabaseActionKind,
  DatabaseActionRequest,
  WithIdempotencyKey,
} from '@kindler/backstage-plugin-kindler-common';
import type { StepContext } from '../operations';

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

/** What the steps of an action get. */
export type ActionInput = {
  database: string;
  action: DatabaseActionKind;
  way: 'patroni' | 'postgrescluster';
  member?: string;
  scheduledAt?: string;
  /** Who led, and on which timeline, when the action was planned. */
  leader?: string;
  timeline?: number;
  /** When PostgreSQL on the member had been started then; only compared with itself. */
  startedAt?: string;
  /** All members then. */
  members: string[];
  /** Whether HAProxy led writes to the leader then. */
  routed: boolean;
  /** Route through which the outage of writes can be measured. */
  probeRoute?: string;
};

export type ActionStepContext = StepContext<ActionInput>;

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
