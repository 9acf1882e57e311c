export { Replicas, type Permit } from './Replicas';
