export {
  authorizeKindler,
  type AuthorizedKindlerService,
  type AuthorizedOptions,
} from './authorizeKindler';
export { DefaultKindlerService, type Actor } from './DefaultKindlerService';
