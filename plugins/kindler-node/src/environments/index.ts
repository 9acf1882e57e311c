export type {
  EnvironmentProvider,
  ObservedEnvironment,
  ProvidedDatabase,
  ProvidedEnvironment,
  ProviderContext,
  ProviderStep,
} from './EnvironmentProvider';
export {
  kindlerEnvironmentProviderExtensionPoint,
  type KindlerEnvironmentProviderExtensionPoint,
} from './kindlerEnvironmentProviderExtensionPoint';
