export type {
  AllocatedField,
  EnvironmentAvailability,
  EnvironmentCapabilities,
  EnvironmentChange,
  EnvironmentProvider,
  ObservedEnvironment,
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
export type { ProvidedEnvironment } from './ProvidedEnvironment';
export type { ProviderContext, ProviderStep } from './ProviderStep';
export type {
  IssuedCredential,
  SeenCredential,
  TemporaryCredentialIssuer,
  TemporaryCredentialOrder,
} from './TemporaryCredentialIssuer';
