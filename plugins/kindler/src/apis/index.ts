export { kindlerApiRef, type KindlerFrontendApi } from './kindlerApiRef';
