import type { ProvidedEnvironment } from './ProvidedEnvironment';
import type { ProviderContext } from './ProviderStep';

/**
 * A request for temporary credentials.
 * @public
 */
export interface TemporaryCredentialOrder {
  /** Name of the role: lower-case letters, digits and underscores, at most 63. */
  id: string;
  /** Lifetime in milliseconds from now, by the database's clock. */
  ttlMs: number;
  /** Maximum number of sessions open at a time. */
  connectionLimit: number;
}

/**
 * Temporary credentials that were just issued.
 * @public
 */
export interface IssuedCredential {
  /** Must not be stored anywhere. */
  password: string;
  /** ISO time by the database's clock. */
  validUntil: string;
}

/**
 * Temporary credentials that exist.
 * @public
 */
export interface SeenCredential {
  id: string;
  environment: string;
  /** False if they have expired or were revoked and are not dropped yet. */
  isValid: boolean;
  /** ISO time by the database's clock; undefined if somebody removed the limit. */
  validUntil?: string;
  /** Number of open sessions. */
  sessions: number;
  /** ISO time of the last activity in any of the sessions. */
  lastActiveAt?: string;
}

/**
 * Creates and drops roles that can log in to an environment's database for a limited time. Everything that such a role
 * creates belongs to the environment's own role. The issuer marks its roles and touches no others. It drops the roles
 * of an environment when the environment is stopped or deleted.
 * @public
 */
export interface TemporaryCredentialIssuer {
  /** Creates a role and proves that it can log in. If it rejects, nothing is left behind. */
  issue(
    environment: ProvidedEnvironment,
    order: TemporaryCredentialOrder,
    context: ProviderContext,
  ): Promise<IssuedCredential>;
  /** Lists the credentials of one environment, or of all of them. */
  list(
    environment: string | undefined,
    context: ProviderContext,
  ): Promise<SeenCredential[]>;
  /**
   * Locks a role out, ends its sessions, hands over what it owns and drops it. Returns false if the environment has no
   * such role, because it may have been dropped by hand. Must be safe to repeat.
   */
  drop(
    environment: string,
    id: string,
    context: ProviderContext,
  ): Promise<boolean>;
}
