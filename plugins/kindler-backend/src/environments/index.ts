export {
  createEnvironmentDefinition,
  deleteEnvironmentDefinition,
} from './environmentOperations';
export { EnvironmentReader } from './EnvironmentReader';
export { EnvironmentService } from './EnvironmentService';
export { EnvironmentTable } from './EnvironmentTable';
