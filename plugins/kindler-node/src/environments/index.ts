export type {
  AllocatedField,
  EnvironmentAvailability,
  EnvironmentCapabilities,
  EnvironmentChange,
  EnvironmentProvider,
  ObservedEnvironment,
  ProvidedEnvironment,
} from './EnvironmentProvider';
export type {
  EnvironmentRegistration,
  ObservedRegistration,
  RegisteredEnvironment,
} from './EnvironmentRegistration';
export {
  kindlerEnvironmentProviderExtensionPoint,
  type KindlerEnvironmentProviderExtensionPoint,
} from './kindlerEnvironmentProviderExtensionPoint';
export {
  kindlerRegistrationExtensionPoint,
  type KindlerRegistrationExtensionPoint,
} from './kindlerRegistrationExtensionPoint';
export type { ProviderContext, ProviderStep } from './ProviderStep';
