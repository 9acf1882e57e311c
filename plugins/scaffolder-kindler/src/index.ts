/**
 * Scaffolder actions that create, await and delete Kindler environments.
 *
 * @packageDocumentation
 */
export {
  scaffolderModuleKindler,
  scaffolderModuleKindler as default,
} from './module';
