export { createLists, type Lists } from './createLists';
