import type { EnvironmentProvider } from '@kindler/backstage-plugin-kindler-common';

/** Where a provider's database is found; never a password. */
export interface ProviderPlace {
  route: string;
  databaseName: string;
  databaseRole: string;
}

/** One idempotent piece of a provider's work. */
export interface ProviderStep {
  /** Stays the same from version to version. */
  id: string;
  name: string;
  /** Whether this environment's part is there and complete; rejects when something foreign has its place. */
  check(environment: string): Promise<boolean>;
  /** Whether anything of this part is there, complete or not. */
  exists(environment: string): Promise<boolean>;
  do(environment: string): Promise<void>;
  /** Observes the effect; rejects when it is not there. */
  verify(environment: string): Promise<string>;
  undo(environment: string): Promise<void>;
}

/** What makes and unmakes the outside part of an environment. */
export interface EnvironmentProviderAdapter {
  readonly provider: EnvironmentProvider;
  place(environment: string): ProviderPlace;
  /** Rejects with a ConflictError when something foreign has the environment's place. */
  preflight(environment: string): Promise<void>;
  /** In the order of making; unmaking takes the reverse order. */
  readonly steps: ProviderStep[];
  /** Sets a new password, proves that it works, and answers it. */
  setPassword(environment: string): Promise<string>;
}
