import type { JsonObject } from '@backstage/types';
import type {
  EnvironmentConnectionTarget,
  EnvironmentRegistrationState,
} from '@kindler/backstage-plugin-kindler-common';
import type {
  AllocatedField,
  EnvironmentAccess,
  EnvironmentAvailability,
} from './EnvironmentProvider';
import type { ProvidedEnvironment } from './ProvidedEnvironment';
import type { ProviderContext, ProviderStep } from './ProviderStep';

/**
 * What a registration knows of an environment.
 * @public
 */
export interface RegisteredEnvironment extends ProvidedEnvironment {
  provider: string;
  /** The ways into it, as its provider says. */
  connections: EnvironmentConnectionTarget[];
  /** What was asked for of the registration, as its `inputSchema` wants it. */
  registration: JsonObject;
  /** What of its `details` is chosen before the steps are carried out; `preflight` and `plan` may not have it yet. */
  allocates?: readonly AllocatedField[];
  /** Whether it is stopped, or about to be: what is in it does not answer then. */
  stopped?: boolean;
  /** How its Kubernetes cluster is administered; missing where its provider makes none. */
  access?(context: ProviderContext): Promise<EnvironmentAccess>;
}

/**
 * What became of a registration: `partial` is neither there nor away, and `message` says what is missing.
 * @public
 */
export interface ObservedRegistration {
  state: Exclude<EnvironmentRegistrationState, 'unknown'>;
  message?: string;
}

/**
 * Makes an environment known elsewhere, e.g. to a gateway or to Argo CD, and takes that back. Its steps follow those of
 * the provider, and come before them when the environment is removed. Given to the plugin through
 * {@link kindlerRegistrationExtensionPoint}; `checkRegistration` of the `testUtils` tells whether one keeps to this
 * contract.
 * @public
 */
export interface EnvironmentRegistration {
  /** What requests name it by, e.g. `argocd`: a DNS label. */
  readonly kind: string;
  /** Kinds of the providers whose environments it takes; without it, all. */
  readonly providers?: readonly string[];
  /** JSON Schema of the `details` that a request may give; without it a request gives none. */
  readonly inputSchema?: JsonObject;
  /**
   * Whether environments can be registered now; without it, always. Where not, requests for new ones are refused in these
   * words, which also travel to browsers. Takes seconds at most.
   */
  availability?(signal: AbortSignal): Promise<EnvironmentAvailability>;
  /** Rejects with an InputError or a ConflictError when the environment cannot be registered; changes nothing. */
  preflight(
    environment: RegisteredEnvironment,
    context: ProviderContext,
  ): Promise<void>;
  /**
   * The steps that lead to the wished state from whatever is there. The same arguments give the same steps; to plan asks
   * nothing and changes nothing.
   */
  plan(
    environment: RegisteredEnvironment,
    wished: 'present' | 'absent',
  ): ProviderStep[];
  /** Names of all environments that are registered there from here. Rejects when it cannot be told. */
  list?(context: ProviderContext): Promise<string[]>;
  /** Looks at what is there now; asked often, so it must be cheap. Rejects when it cannot be told. */
  observe(
    environment: RegisteredEnvironment,
    context: ProviderContext,
  ): Promise<ObservedRegistration>;
}
