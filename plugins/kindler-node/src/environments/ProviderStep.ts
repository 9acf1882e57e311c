import type { Wording } from '@kindler/backstage-plugin-kindler-common';

/**
 * The context that functions of a provider or a registration get besides the environment.
 * @public
 */
export interface ProviderContext {
  /** Aborted when the work must end. Pass it to everything that takes time. */
  signal: AbortSignal;
  /** Writes a line for people to the operation's log. It must not contain a secret. */
  log(message: string, level?: 'info' | 'warn' | 'error'): Promise<void>;
}

/**
 * One idempotent part of a plan. The backend may be killed at any point, so a step that was running is checked again,
 * and repeated if its effect is missing. After a ServiceUnavailableError, the step is retried for a minute. After a
 * {@link NotYet}, it rests and starts again. Any other error ends the operation, and undoes it if it was creating an
 * environment.
 * @public
 */
export interface ProviderStep {
  /** Must not change between versions: an operation that an older version started continues with it. */
  id: string;
  /** The action, e.g. `Create the role`; a wording where Kindler has one. */
  name: string | Wording;
  /** Time limit of one try, in milliseconds; 15 minutes by default. */
  timeoutMs?: number;
  /** Whether the effect is already there. Changes nothing. Rejects if something foreign is in its place. */
  check?(context: ProviderContext): Promise<boolean>;
  do(context: ProviderContext): Promise<void>;
  /**
   * Observes the effect and returns one sentence about what it saw, as a wording where Kindler has one. Rejects if the effect
   * is missing.
   */
  verify(context: ProviderContext): Promise<string | Wording>;
  /** Reverts `do`. Must be safe to repeat, and safe if `do` did nothing or only half of its work. */
  undo?(context: ProviderContext): Promise<void>;
}
