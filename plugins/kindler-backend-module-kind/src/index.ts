/**
 * Kindler environments that are Kubernetes clusters of kind.
 *
 * @packageDocumentation
 */
export { kindlerModuleKind, kindlerModuleKind as default } from './module';
