import type { Fault, Observed } from './observation';
import type { Wording } from './wording';

/**
 * Providers that older Kindler databases name. Which can create here depends on configuration and modules.
 * @public
 */
export const ENVIRONMENT_PROVIDERS = [
  'database',
  'namespace',
  'k3d',
  'kind',
] as const;

/**
 * Kind of an environment provider, e.g. `database`; a DNS label.
 * @public
 */
export type EnvironmentProvider = string;

/** @public */
export const ENVIRONMENT_STATES = [
  'unknown',
  'creating',
  'running',
  'stopped',
  'failed',
  'deleting',
] as const;

/** @public */
export type EnvironmentState = (typeof ENVIRONMENT_STATES)[number];

/**
 * What a developer asked for.
 * @public
 */
export interface Environment {
  name: string;
  title?: string;
  /** `unknown` for a record of an older Kindler database whose provider is no name. */
  provider: EnvironmentProvider;
  /** Entity ref of the owner. */
  owner?: string;
  desiredState: 'present' | 'absent';
  actualState: EnvironmentState;
  /** Ports and network of k3d and kind environments; absent where they have no meaning. */
  nodePort?: number;
  pfPort?: number;
  httpPort?: number;
  httpsPort?: number;
  subnet?: string;
  serverIp?: string;
  /** Route that the environment's database is reached through. */
  route?: string;
  databaseName?: string;
  databaseRole?: string;
  createdAt: string;
  updatedAt: string;
  lastReconciledAt?: string;
  /** Why the actual state is not the desired one. */
  error?: string;
  /** Operation that works on it now. */
  operationId?: string;
  /** What its record held and its values do not say, from when an older Kindler database was taken over. */
  importNotes?: Wording[];
  /** Whether a port or the subnet of its record was another environment's already. */
  importConflict?: boolean;
}

/**
 * Whether an answer comes from the Kindler database now, from what was last known of it, or from nowhere because none
 * is configured; then `fault` says what to add.
 * @public
 */
export interface Freshness {
  status: 'live' | 'stale' | 'not-configured';
  /** ISO time when the rows were read. */
  observedAt?: string;
  fault?: Fault;
}

/** @public */
export interface EnvironmentList extends Observed {
  items: Environment[];
  /** Pass as `cursor` to get the next page; absent on the last one. */
  nextCursor?: string;
  /** Providers that can create environments here; none without `kindler.database` or `kindler.providers`. */
  providers: EnvironmentProvider[];
  freshness: Freshness;
}

/** @public */
export interface EnvironmentAnswer extends Observed {
  item: Environment;
  freshness: Freshness;
}

/** @public */
export interface CreateEnvironmentRequest {
  /** DNS label of at most 63 characters. */
  name: string;
  provider: EnvironmentProvider;
  /** Entity ref of the owner; defaults to the requester. */
  owner?: string;
  title?: string;
}

/**
 * How to connect; never a password.
 * @public
 */
export interface EnvironmentConnection extends Observed {
  environment: string;
  host: string;
  port: number;
  database: string;
  user: string;
  sslMode: string;
  route: string;
  freshness: Freshness;
}

/**
 * A password that was just set. It is shown once and stored nowhere.
 * @public
 */
export interface EnvironmentCredentials {
  environment: string;
  host: string;
  port: number;
  database: string;
  user: string;
  password: string;
  sslMode: string;
}
