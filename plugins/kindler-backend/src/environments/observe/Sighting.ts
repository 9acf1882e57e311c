import type {
  EnvironmentObservedState,
  EnvironmentRegistrationState,
  Wording,
} from '@kindler/backstage-plugin-kindler-common';

/** What a look at an environment saw, as it is recorded. */
export interface Sighting {
  state: EnvironmentObservedState;
  message?: string;
  messageWording?: Wording;
  /** Whether `message` says what would be changed although it is as asked for. */
  differs?: boolean;
  /** Who looked, e.g. `provider:database`. */
  source: string;
  registrations: Array<{
    kind: string;
    state: EnvironmentRegistrationState;
    message?: string;
    messageWording?: Wording;
  }>;
  /** Why newer looks failed. */
  fault?: string;
}
