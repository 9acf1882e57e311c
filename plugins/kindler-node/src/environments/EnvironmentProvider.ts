import type { Wording } from '@kindler/backstage-plugin-kindler-common';

/**
 * What a provider knows of an environment.
 * @public
 */
export interface ProvidedEnvironment {
  /** DNS label of at most 63 characters. */
  name: string;
  /** Entity ref of the owner. */
  owner?: string;
}

/**
 * What the functions of a provider get besides the environment.
 * @public
 */
export interface ProviderContext {
  /** Aborted when the work must end: hand it down to whatever takes time. */
  signal: AbortSignal;
  /** Writes a line for people into the operation's log; never a secret. */
  log(message: string, level?: 'info' | 'warn' | 'error'): Promise<void>;
}

/**
 * One idempotent part of a plan. The backend may be killed between any two lines: a step that was running is checked
 * again and done again where its effect is not there. What throws a ServiceUnavailableError is tried again for a minute;
 * any other error undoes the operation.
 * @public
 */
export interface ProviderStep {
  /** Stays the same from version to version: an operation that was begun by an older one goes on with it. */
  id: string;
  /** What it does, e.g. `Create the role`; a wording where Kindler has one. */
  name: string | Wording;
  /** How long one try may take, in milliseconds; 15 minutes by default. */
  timeoutMs?: number;
  /** Whether the effect is there already; rejects when something foreign has its place. */
  check?(context: ProviderContext): Promise<boolean>;
  do(context: ProviderContext): Promise<void>;
  /** Observes the effect and says in one sentence what was seen; rejects when it is not there. */
  verify(context: ProviderContext): Promise<string>;
  /** Takes back what `do` did; must be safe to repeat, and safe when nothing or only half was done. */
  undo?(context: ProviderContext): Promise<void>;
}

/**
 * What became of an environment: `partial` is neither there nor away, and `message` says what is missing.
 * @public
 */
export interface ObservedEnvironment {
  state: 'running' | 'stopped' | 'absent' | 'partial';
  message?: string;
}

/**
 * Where the database of an environment is found; never a password.
 * @public
 */
export interface ProvidedDatabase {
  /** Name in `kindler.routes`. */
  route: string;
  database: string;
  user: string;
}

/**
 * Makes and unmakes what an environment of one kind consists of, outside the Kindler database. Given to the plugin
 * through {@link kindlerEnvironmentProviderExtensionPoint}; `checkEnvironmentProvider` of the `testUtils` tells whether
 * one keeps to this contract.
 * @public
 */
export interface EnvironmentProvider {
  /** What requests name it by, e.g. `k3d`: a DNS label. */
  readonly kind: string;
  /** Rejects with an InputError or a ConflictError when this environment cannot be made; changes nothing. */
  preflight(
    environment: ProvidedEnvironment,
    context: ProviderContext,
  ): Promise<void>;
  /**
   * The steps that lead to the wished state from whatever is there. The same environment and wish give the same steps;
   * to plan asks nothing and changes nothing.
   */
  plan(
    environment: ProvidedEnvironment,
    wished: 'running' | 'absent',
  ): ProviderStep[];
  /** Looks at what is there now. Rejects when it cannot be told. */
  observe(
    environment: ProvidedEnvironment,
    context: ProviderContext,
  ): Promise<ObservedEnvironment>;
  /** Where its database is found; undefined where it has none. */
  database?(environment: ProvidedEnvironment): ProvidedDatabase | undefined;
  /** Sets a new password for the database, proves that it works, and answers it; it must be kept nowhere. */
  issuePassword?(
    environment: ProvidedEnvironment,
    context: ProviderContext,
  ): Promise<string>;
}
