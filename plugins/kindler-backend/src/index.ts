/**
 * The kindler backend plugin.
 *
 * @packageDocumentation
 */
export { kindlerPlugin as default } from './plugin';
