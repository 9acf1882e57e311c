export {
  createEnvironmentDefinition,
  deleteEnvironmentDefinition,
  issuePasswordDefinition,
} from './environmentOperations';
export { EnvironmentReader } from './EnvironmentReader';
export { EnvironmentService, type RouteAccess } from './EnvironmentService';
export { PasswordHandover } from './PasswordHandover';
export { EnvironmentTable } from './EnvironmentTable';
export { sslModeOf } from './sslModeOf';
