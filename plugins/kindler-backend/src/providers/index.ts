export { DatabaseProvider } from './database/DatabaseProvider';
export { EnvironmentProviders } from './EnvironmentProviders';
