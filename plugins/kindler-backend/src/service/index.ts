export {
  authorizeKindler,
  type AuthorizedKindlerService,
  type AuthorizedOptions,
} from './authorizeKindler';
export { createFacade, type Actor } from './createFacade';
