import type { Wording } from '@kindler/backstage-plugin-kindler-common';

/**
 * What the functions of a provider or a registration get besides the environment.
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
 * what throws a {@link NotYet} rests and is begun again; any other error ends the operation, and undoes it where it was to
 * make a new environment.
 * @public
 */
export interface ProviderStep {
  /** Stays the same from version to version: an operation that was begun by an older one goes on with it. */
  id: string;
  /** What it does, e.g. `Create the role`; a wording where Kindler has one. */
  name: string | Wording;
  /** How long one try may take, in milliseconds; 15 minutes by default. */
  timeoutMs?: number;
  /** Whether the effect is there already; rejects when something foreign has its place. Changes nothing. */
  check?(context: ProviderContext): Promise<boolean>;
  do(context: ProviderContext): Promise<void>;
  /** Observes the effect and says in one sentence what was seen; rejects when it is not there. */
  verify(context: ProviderContext): Promise<string>;
  /** Takes back what `do` did; must be safe to repeat, and safe when nothing or only half was done. */
  undo?(context: ProviderContext): Promise<void>;
}
