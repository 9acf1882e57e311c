/**
 * PostgreSQL clusters, routes and environments in the portal.
 *
 * @packageDocumentation
 */
export { kindlerPlugin as default } from './plugin';
export { kindlerApiRef, type KindlerFrontendApi } from './apis';
export { kindlerTranslationRef } from './translation';
export { isKindlerAvailable } from '@kindler/backstage-plugin-kindler-common';
