export { checkDetails, detailProblems } from './checkDetails';
export { DatabaseProvider } from './database/DatabaseProvider';
export { DatabaseRegistration } from './database/DatabaseRegistration';
export { DatabasesByRoute } from './database/DatabasesByRoute';
export { HostRegistration } from './haproxy/HostRegistration';
export {
  EnvironmentParts,
  toProvided,
  type KnownEnvironment,
  type Registration,
} from './EnvironmentParts';
