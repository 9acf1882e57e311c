import type { ProvidedEnvironment } from './ProvidedEnvironment';
import type { ProviderContext } from './ProviderStep';

/**
 * What is asked for of temporary credentials.
 * @public
 */
export interface TemporaryCredentialOrder {
  /** Name that the role gets: lower-case letters, digits and underscores, at most 63. */
  id: string;
  /** Milliseconds, from now on by the clock of the database. */
  ttlMs: number;
  /** Sessions that may be open with it at a time. */
  connectionLimit: number;
}

/**
 * Temporary credentials that were just made.
 * @public
 */
export interface IssuedCredential {
  /** It must be kept nowhere. */
  password: string;
  /** ISO time by the clock of the database. */
  validUntil: string;
}

/**
 * Temporary credentials that are there.
 * @public
 */
export interface SeenCredential {
  id: string;
  environment: string;
  /** False where they expired or were revoked, and are still to be dropped. */
  isValid: boolean;
  /** ISO time by the clock of the database; undefined where somebody took the limit away. */
  validUntil?: string;
  /** Open now. */
  sessions: number;
  /** ISO time at which one of the sessions last did something. */
  lastActiveAt?: string;
}

/**
 * Makes and drops roles that log in to the database of an environment for a limited time. Whatever they make belongs to the
 * environment's own role. It marks its roles as its own, and touches no others; it drops those of an environment with it,
 * and when it is stopped.
 * @public
 */
export interface TemporaryCredentialIssuer {
  /** Makes a role and proves that it gets in. Leaves nothing behind where it rejects. */
  issue(
    environment: ProvidedEnvironment,
    order: TemporaryCredentialOrder,
    context: ProviderContext,
  ): Promise<IssuedCredential>;
  /** All of one environment, or of every one. */
  list(
    environment: string | undefined,
    context: ProviderContext,
  ): Promise<SeenCredential[]>;
  /**
   * Shuts a role out and ends its sessions, then hands over what it owns and drops it. Answers false where the environment
   * has no such role: it may have been dropped by hand. Must be safe to repeat.
   */
  drop(
    environment: string,
    id: string,
    context: ProviderContext,
  ): Promise<boolean>;
}
