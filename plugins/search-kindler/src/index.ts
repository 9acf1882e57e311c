/**
 * Search documents of Kindler's database clusters, routes and environments.
 *
 * @packageDocumentation
 */
export { searchModuleKindler as default } from './module';
