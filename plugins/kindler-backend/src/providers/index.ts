export { DatabaseProvider } from './DatabaseProvider';
export type {
  EnvironmentProviderAdapter,
  ProviderPlace,
  ProviderStep,
} from './EnvironmentProviderAdapter';
