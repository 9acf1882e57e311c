/**
 * The Kindler API for other backend plugins, and the extension points for modules.
 *
 * @packageDocumentation
 */
export * from './environments';
export * from './gateways';
export type {
  KindlerService,
  KindlerServiceRequestOptions,
} from './KindlerService';
export { kindlerServiceRef } from './kindlerServiceRef';
export * from './permissions';
export * from './programs';
