/**
 * Kindler environments that are namespaces of a Kubernetes cluster.
 *
 * @packageDocumentation
 */
export {
  kindlerModuleNamespace,
  kindlerModuleNamespace as default,
} from './module';
