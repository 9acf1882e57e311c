import type {
  Database,
  DatabaseActionKind,
  DatabaseActionRequest,
  WithIdempotencyKey,
  Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { OperationInput, StepContext, SwitchoverWay } from '../operations';

/** The observations that actions need. */
export interface ActionObservations {
  /** Asks all sources of the cluster now. Rejects with a NotFoundError if there is no such cluster. */
  refreshDatabase(name: string, signal?: AbortSignal): Promise<Database>;
}

/** Watches writes through a route's listener from a client's point of view. */
export interface OutageProbe {
  /** Resolves with the first writable answer from now on. Rejects after `timeoutMs`. */
  waitFor(accept: () => boolean, timeoutMs: number): Promise<unknown>;
  /** Longest gap between two such answers in milliseconds, if there were two. */
  stop(): Promise<number | undefined>;
}

/** Starts a probe on a route; undefined if the route cannot be queried by SQL. */
export type StartProbe = (route: string) => OutageProbe | undefined;

/** Takes the clients of a cluster along while its lock is handed over. */
export interface SwitchoverAssist {
  /**
   * Routes whose clients can be taken along now, poolers that hold theirs back, and why others do not. Without `pause`
   * no pooler does.
   */
  assistable(
    database: Database,
    leader: string,
    pause: boolean,
  ): Promise<{ routes: string[]; poolers: string[]; left: Wording[] }>;
  /** What nobody else may change meanwhile. */
  locks(routes: readonly string[]): string[];
  /** The ways as they are before; what gives them back. Rejects while a gateway is away. */
  read(
    database: Database,
    leader: string,
    choice: { routes: readonly string[]; pause: boolean },
  ): Promise<SwitchoverWay[]>;
  /** Hands over by `work`, with the clients taken along. Returns for how long poolers held clients back. */
  carry(
    ways: readonly SwitchoverWay[],
    context: Pick<StepContext<'database-switchover'>, 'log' | 'signal'>,
    work: () => Promise<void>,
  ): Promise<number | undefined>;
  /** Gives back what a dead backend left. Never rejects. */
  release(
    ways: readonly SwitchoverWay[],
    context: Pick<StepContext<'database-switchover'>, 'log'>,
  ): Promise<void>;
  /** Gives the ways back; safe to repeat. */
  restore(ways: readonly SwitchoverWay[]): Promise<void>;
  /** Routes that are not given back yet. */
  stillParked(ways: readonly SwitchoverWay[]): Promise<string[]>;
  /** Poolers that still hold clients back. */
  stillHeld(ways: readonly SwitchoverWay[]): Promise<string[]>;
}

export type ActionOperation = `database-${DatabaseActionKind}`;

/** The input of an action's steps. */
export type ActionInput = OperationInput<ActionOperation>;

export type ActionStepContext = StepContext<ActionOperation>;

/** The context of one step, with the cluster as just seen. */
export interface ActionCall {
  context: ActionStepContext;
  database: Database;
}

/** An action with its fields. Fields that do not belong to the action are rejected. */
export type ActionRequest = Omit<DatabaseActionRequest, 'dryRun'> & {
  action: DatabaseActionKind;
};

export type RunRequest = ActionRequest & WithIdempotencyKey;
