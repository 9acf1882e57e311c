import type { JsonObject } from '@backstage/types';
import type {
  EnvironmentConnectionTarget,
  EnvironmentDesiredState,
  EnvironmentObservedState,
} from '@kindler/backstage-plugin-kindler-common';
import type { ProvidedEnvironment } from './ProvidedEnvironment';
import type { ProviderContext, ProviderStep } from './ProviderStep';
import type { TemporaryCredentialIssuer } from './TemporaryCredentialIssuer';

/**
 * What became of an environment: `partial` is neither there nor away, and `message` says what is missing.
 * @public
 */
export interface ObservedEnvironment {
  state: Exclude<EnvironmentObservedState, 'unknown'>;
  message?: string;
}

/**
 * Where a plan leads.
 * @public
 */
export interface EnvironmentChange {
  /** What was seen last. It may be another one by the time that the steps are carried out. */
  from: EnvironmentObservedState;
  /** `stopped` is asked of those only who can. */
  to: EnvironmentDesiredState;
}

/**
 * What a provider can do besides making and removing. It travels to browsers, which offer no more.
 * @public
 */
export interface EnvironmentCapabilities {
  /** Whether environments can be stopped and started again with what they hold. */
  stop: boolean;
  /** Whether a plan also brings an environment to other details than those that it was made with. */
  update: boolean;
}

/**
 * Whether environments can be made here now, and what to do where they cannot.
 * @public
 */
export type EnvironmentAvailability =
  | { available: true }
  | { available: false; reason: string; hint: string };

/**
 * How a Kubernetes cluster is administered: a secret, kept in memory only.
 * @public
 */
export interface EnvironmentAccess {
  /** Kubeconfig of an administrator, as it works on the host of the backend. */
  kubeconfig: string;
  /** URL of the API for who is in the same network as the cluster, e.g. `https://k3d-shop-serverlb:6443`. */
  internalUrl?: string;
}

/**
 * Fields of `details` that Kindler chooses where a request leaves them open: ports of the host, and a subnet in CIDR
 * notation, each of which one environment has at most.
 * @public
 */
export type AllocatedField = 'httpPort' | 'httpsPort' | 'subnet';

/**
 * Makes and unmakes what environments of one kind consist of, outside the Kindler database. Given to the plugin
 * through {@link kindlerEnvironmentProviderExtensionPoint}; `checkEnvironmentProvider` of the `testUtils` tells whether
 * one keeps to this contract.
 * @public
 */
export interface EnvironmentProvider {
  /** What requests name it by, e.g. `k3d`: a DNS label. */
  readonly kind: string;
  readonly capabilities: EnvironmentCapabilities;
  /** JSON Schema of the `details` that a request may give; without it a request gives none. */
  readonly inputSchema?: JsonObject;
  /** What of the `inputSchema` is chosen where a request leaves it open; plans get it, `preflight` and `describe` may not. */
  readonly allocates?: readonly AllocatedField[];
  /**
   * Whether environments can be made now; without it, always. Where not, requests for new ones are refused in these words,
   * which also travel to browsers. Takes seconds at most.
   */
  availability?(signal: AbortSignal): Promise<EnvironmentAvailability>;
  /** Rejects with an InputError or a ConflictError when this environment cannot be made; changes nothing. */
  preflight(
    environment: ProvidedEnvironment,
    context: ProviderContext,
  ): Promise<void>;
  /** Whether nobody else has what is about to be chosen, e.g. a port of the host; without it, the records decide alone. */
  isFree?(
    field: AllocatedField,
    value: string | number,
    context: ProviderContext,
  ): Promise<boolean>;
  /** The details to record, of those that were asked for. Never a secret. Without it they are recorded as they are. */
  describe?(environment: ProvidedEnvironment): JsonObject;
  /**
   * Rejects with an InputError that names the field where an environment cannot be led from its recorded details to other
   * ones; asks nothing. Without it, all that `inputSchema` allows can be changed where `capabilities.update` says so.
   */
  checkUpdate?(before: ProvidedEnvironment, after: ProvidedEnvironment): void;
  /**
   * The steps that lead to the wished state from whatever is there: `from` is a hint, no promise. The same arguments give
   * the same steps; to plan asks nothing and changes nothing.
   */
  plan(
    environment: ProvidedEnvironment,
    change: EnvironmentChange,
  ): ProviderStep[];
  /** Looks at what is there now; asked often, so it must be cheap. Rejects when it cannot be told. */
  observe(
    environment: ProvidedEnvironment,
    context: ProviderContext,
  ): Promise<ObservedEnvironment>;
  /**
   * Names of all environments that something is there of that was made here; without it, only those that are recorded are
   * looked at, one by one. Rejects when it cannot be told.
   */
  list?(context: ProviderContext): Promise<string[]>;
  /** The ways into it; asks nothing. */
  connections?(environment: ProvidedEnvironment): EnvironmentConnectionTarget[];
  /** How its Kubernetes cluster is administered, where it is one that runs. */
  access?(
    environment: ProvidedEnvironment,
    context: ProviderContext,
  ): Promise<EnvironmentAccess>;
  /** Sets a new password for its database, proves that it works, and answers it; it must be kept nowhere. */
  issuePassword?(
    environment: ProvidedEnvironment,
    context: ProviderContext,
  ): Promise<string>;
  /** Makes roles of its database for a limited time; without it there are none. */
  readonly temporaryCredentials?: TemporaryCredentialIssuer;
}
