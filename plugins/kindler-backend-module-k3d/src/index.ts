/**
 * Kindler environments that are Kubernetes clusters of k3d.
 *
 * @packageDocumentation
 */
export { kindlerModuleK3d, kindlerModuleK3d as default } from './module';
