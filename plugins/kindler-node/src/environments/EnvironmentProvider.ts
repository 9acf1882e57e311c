import type { JsonObject } from '@backstage/types';
import type {
  EnvironmentConnectionTarget,
  EnvironmentDesiredState,
  EnvironmentObservedState,
  Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { ProvidedEnvironment } from './ProvidedEnvironment';
import type { ProviderContext, ProviderStep } from './ProviderStep';
import type { TemporaryCredentialIssuer } from './TemporaryCredentialIssuer';

/**
 * The state in which an environment was found. `partial` means that only some of its parts are there; `message` then
 * says which are missing.
 * @public
 */
export interface ObservedEnvironment {
  state: Exclude<EnvironmentObservedState, 'unknown'>;
  message?: string | Wording;
  /** What a plan to the same state would change, e.g. because an older release made it otherwise. It is shown as drift. */
  differs?: string | Wording;
}

/**
 * The start and the end of a plan.
 * @public
 */
export interface EnvironmentChange {
  /** The state seen last. It may have changed by the time the steps run. */
  from: EnvironmentObservedState;
  /** `stopped` is requested only from providers that can stop environments. */
  to: EnvironmentDesiredState;
}

/**
 * Optional abilities of a provider, besides create and delete. Browsers receive them and offer only these.
 * @public
 */
export interface EnvironmentCapabilities {
  /** Whether environments can be stopped and started again without losing their content. */
  stop: boolean;
  /** Whether a plan can also change the details of an existing environment. */
  update: boolean;
}

/**
 * Whether environments can be created here now, and what to do if they cannot, as wordings where Kindler has them.
 * @public
 */
export type EnvironmentAvailability =
  | { available: true }
  | {
      available: false;
      reason: string | Wording;
      hint: string | Wording;
    };

/**
 * Administrative access to a Kubernetes cluster. It is a secret and is kept in memory only.
 * @public
 */
export interface EnvironmentAccess {
  /** An administrator's kubeconfig that works on the backend's host. */
  kubeconfig: string;
  /** URL of the API for clients in the same network as the cluster, e.g. `https://k3d-shop-serverlb:6443`. */
  internalUrl?: string;
}

/**
 * Fields of `details` that Kindler chooses when a request leaves them open: ports of the host, and a subnet in CIDR
 * notation. No two environments have the same one.
 * @public
 */
export type AllocatedField = 'httpPort' | 'httpsPort' | 'subnet';

/**
 * Creates and deletes the parts of one kind of environment that are outside the Kindler database. Modules add providers
 * through {@link kindlerEnvironmentProviderExtensionPoint}; `checkEnvironmentProvider` of the `testUtils` checks that a
 * provider keeps this contract.
 * @public
 */
export interface EnvironmentProvider {
  /** Name of the provider in requests, e.g. `k3d`. It is a DNS label. */
  readonly kind: string;
  readonly capabilities: EnvironmentCapabilities;
  /** JSON Schema of the `details` in a request. Without it, requests carry no details. */
  readonly inputSchema?: JsonObject;
  /**
   * Fields of the `inputSchema` that Kindler chooses when a request leaves them open. Plans get them; `preflight` and
   * `describe` may not have them yet.
   */
  readonly allocates?: readonly AllocatedField[];
  /**
   * Whether environments can be created now; always, if this method is missing. If not, new requests are refused with
   * the text returned here, which browsers receive too. Takes a few seconds at most.
   */
  availability?(signal: AbortSignal): Promise<EnvironmentAvailability>;
  /** Rejects with an InputError or a ConflictError if this environment cannot be created. Changes nothing. */
  preflight(
    environment: ProvidedEnvironment,
    context: ProviderContext,
  ): Promise<void>;
  /**
   * Whether a value is still free outside Kindler's records, e.g. a port of the host. Without this method, the records
   * alone decide.
   */
  isFree?(
    field: AllocatedField,
    value: string | number,
    context: ProviderContext,
  ): Promise<boolean>;
  /**
   * Returns the details to record for the requested ones, and never a secret. Without this method, they are recorded
   * unchanged.
   */
  describe?(environment: ProvidedEnvironment): JsonObject;
  /**
   * Rejects with an InputError that names the field if the environment cannot change from its recorded details to the
   * new ones. Makes no calls. Without this method and with `capabilities.update`, everything that `inputSchema` allows
   * can change.
   */
  checkUpdate?(before: ProvidedEnvironment, after: ProvidedEnvironment): void;
  /**
   * Returns the steps from whatever is there to the desired state; `from` is only a hint. The same arguments give the
   * same steps. Planning makes no calls and changes nothing.
   */
  plan(
    environment: ProvidedEnvironment,
    change: EnvironmentChange,
  ): ProviderStep[];
  /** Reads the current state. It must be cheap because it is called often. Rejects if the state cannot be determined. */
  observe(
    environment: ProvidedEnvironment,
    context: ProviderContext,
  ): Promise<ObservedEnvironment>;
  /**
   * Returns the names of all environments that were created here and of which anything is left, found by the marks on what
   * is there, never by what is remembered: drift shows what nobody recorded. Rejects if the list cannot be determined
   * completely.
   */
  list(context: ProviderContext): Promise<string[]>;
  /** Returns the ways to connect to the environment. Makes no calls. */
  connections?(environment: ProvidedEnvironment): EnvironmentConnectionTarget[];
  /**
   * Returns administrative access to the environment's Kubernetes cluster. Rejects with a NotFoundError if it is certain
   * that there is no cluster.
   */
  access?(
    environment: ProvidedEnvironment,
    context: ProviderContext,
  ): Promise<EnvironmentAccess>;
  /** Sets a new database password, proves that it works and returns it. The password must not be stored anywhere. */
  issuePassword?(
    environment: ProvidedEnvironment,
    context: ProviderContext,
  ): Promise<string>;
  /** Creates database roles for a limited time. Without it, the environment has no temporary credentials. */
  readonly temporaryCredentials?: TemporaryCredentialIssuer;
}
