export {
  authorizeKindler,
  type AuthorizedKindlerService,
  type AuthorizedOptions,
} from './authorizeKindler';
export { createFacade, type Actor } from './createFacade';
export type { Domains } from './Domains';
export {
  Decisions,
  Gatekeeper,
  registerPermissions,
  Things,
} from './permissions';
