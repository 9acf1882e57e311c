export type {
  AllocatedField,
  EnvironmentAccess,
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
export { NotYet, type NotYetOptions } from './NotYet';
export type { ProvidedEnvironment } from './ProvidedEnvironment';
export type { ProviderContext, ProviderStep } from './ProviderStep';
export type {
  IssuedCredential,
  SeenCredential,
  TemporaryCredentialIssuer,
  TemporaryCredentialOrder,
} from './TemporaryCredentialIssuer';
