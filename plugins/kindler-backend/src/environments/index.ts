export {
  createEnvironmentDefinition,
  deleteEnvironmentDefinition,
  issuePasswordDefinition,
} from './environmentOperations';
export { EnvironmentReader } from './EnvironmentReader';
export { EnvironmentService } from './EnvironmentService';
export { PasswordHandover } from './PasswordHandover';
export { EnvironmentTable } from './EnvironmentTable';
