/**
 * Makes Kindler environments known to Argo CD.
 *
 * @packageDocumentation
 */
export { kindlerModuleArgocd, kindlerModuleArgocd as default } from './module';
