export { checkDetails } from './checkDetails';
export { DatabaseProvider } from './database/DatabaseProvider';
export {
  EnvironmentParts,
  toProvided,
  type KnownEnvironment,
  type Registration,
} from './EnvironmentParts';
