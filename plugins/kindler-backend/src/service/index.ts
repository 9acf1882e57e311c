export {
  AuthorizedKindlerService,
  type AuthorizedOptions,
} from './AuthorizedKindlerService';
export { DefaultKindlerService, type Actor } from './DefaultKindlerService';
