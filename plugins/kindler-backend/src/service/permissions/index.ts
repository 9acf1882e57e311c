export { Decisions } from './Decisions';
export { Gatekeeper } from './Gatekeeper';
export { registerPermissions } from './registerPermissions';
export type { Visibility } from './Visibility';
export { Things, toDatabaseResource } from './Things';
