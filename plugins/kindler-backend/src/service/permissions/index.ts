export { Decisions } from './Decisions';
export { Gatekeeper } from './Gatekeeper';
export { registerPermissions } from './registerPermissions';
export type { Sight } from './Sight';
export { Things, toDatabaseResource } from './Things';
