/**
 * Catalog entities for Kindler environments and database clusters.
 *
 * @packageDocumentation
 */
export {
  catalogModuleKindler,
  catalogModuleKindler as default,
} from './module';
