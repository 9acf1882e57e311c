import type {
  Database,
  DatabaseActionKind,
  DatabaseActionRequest,
  WithIdempotencyKey,
  Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { OperationInput, StepContext, SwitchoverWay } from '../operations';

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

/** Takes the clients of a cluster along while its lock is handed over. */
export interface SwitchoverAssist {
  /** Routes whose clients can be taken along now, and why others cannot. */
  assistable(
    database: Database,
    leader: string,
  ): Promise<{ routes: string[]; left: Wording[] }>;
  /** What nobody else may change meanwhile. */
  locks(routes: readonly string[]): string[];
  /** The ways as they are before; what gives them back. Rejects while a gateway is away. */
  read(
    database: Database,
    leader: string,
    routes: readonly string[],
  ): Promise<SwitchoverWay[]>;
  /** Hands over by `work`, with the clients taken along. */
  carry(
    ways: readonly SwitchoverWay[],
    context: Pick<StepContext<'database-switchover'>, 'log' | 'signal'>,
    work: () => Promise<void>,
  ): Promise<void>;
  /** Gives the ways back; safe to repeat. */
  restore(ways: readonly SwitchoverWay[]): Promise<void>;
  /** Routes that are not given back yet. */
  stillParked(ways: readonly SwitchoverWay[]): Promise<string[]>;
}

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
