import type { JsonObject } from '@backstage/types';
import type {
  EnvironmentConnectionTarget,
  EnvironmentRegistrationState,
  Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type {
  AllocatedField,
  EnvironmentAccess,
  EnvironmentAvailability,
} from './EnvironmentProvider';
import type { ProvidedEnvironment } from './ProvidedEnvironment';
import type { ProviderContext, ProviderStep } from './ProviderStep';
import type { TemporaryCredentialIssuer } from './TemporaryCredentialIssuer';

/**
 * An environment as a registration sees it.
 * @public
 */
export interface RegisteredEnvironment extends ProvidedEnvironment {
  provider: string;
  /** The ways to connect to it, from its provider. */
  connections: EnvironmentConnectionTarget[];
  /** The requested details of the registration, in the shape of its `inputSchema`. */
  registration: JsonObject;
  /** Fields of `details` that are chosen before the steps run; `preflight` and `plan` may not have them yet. */
  allocates?: readonly AllocatedField[];
  /** Whether it is stopped or about to be, or is removed while stopped. Nothing inside it answers then. */
  stopped?: boolean;
  /** Returns administrative access to its Kubernetes cluster, as its provider does. Missing if that creates none. */
  access?(context: ProviderContext): Promise<EnvironmentAccess>;
}

/**
 * The state in which a registration was found. `partial` means that only some of its parts are there; `message` then
 * says which are missing.
 * @public
 */
export interface ObservedRegistration {
  state: Exclude<EnvironmentRegistrationState, 'unknown'>;
  message?: string | Wording;
}

/**
 * Registers an environment elsewhere, e.g. with a gateway or Argo CD, and removes that registration again. Its steps
 * run after those of the provider, and before them when the environment is deleted. Modules add registrations through
 * {@link kindlerRegistrationExtensionPoint}; `checkRegistration` of the `testUtils` checks that a registration keeps
 * this contract.
 * @public
 */
export interface EnvironmentRegistration {
  /** Name of the registration in requests, e.g. `argocd`. It is a DNS label. */
  readonly kind: string;
  /** Kinds of the providers whose environments it accepts; all kinds if missing. */
  readonly providers?: readonly string[];
  /** JSON Schema of the `details` in a request. Without it, requests carry no details. */
  readonly inputSchema?: JsonObject;
  /**
   * Whether environments can be registered now; always, if this method is missing. If not, new requests are refused
   * with the text returned here, which browsers receive too. Takes a few seconds at most.
   */
  availability?(signal: AbortSignal): Promise<EnvironmentAvailability>;
  /** Rejects with an InputError or a ConflictError if the environment cannot be registered. Changes nothing. */
  preflight(
    environment: RegisteredEnvironment,
    context: ProviderContext,
  ): Promise<void>;
  /**
   * Returns the steps from whatever is there to the desired state. The same arguments give the same steps. Planning
   * makes no calls and changes nothing.
   */
  plan(
    environment: RegisteredEnvironment,
    wished: 'present' | 'absent',
  ): ProviderStep[];
  /**
   * Returns the names of all environments that were registered from here, found by the marks on what is there, never by
   * what is remembered. Rejects if the list cannot be determined completely.
   */
  list(context: ProviderContext): Promise<string[]>;
  /** Returns the further ways to connect to the environment that the registration brings. Makes no calls. */
  connections?(
    environment: RegisteredEnvironment,
  ): EnvironmentConnectionTarget[];
  /**
   * Issues temporary roles of the database that the registration brings, if the provider issues none. Its `details` are those
   * of the registration. Expired roles are dropped by the provider that has the same issuer.
   */
  readonly temporaryCredentials?: TemporaryCredentialIssuer;
  /** Reads the current state. It must be cheap because it is called often. Rejects if the state cannot be determined. */
  observe(
    environment: RegisteredEnvironment,
    context: ProviderContext,
  ): Promise<ObservedRegistration>;
}
