/**
 * The Kindler API for other backend plugins.
 *
 * @packageDocumentation
 */
export {
  kindlerServiceRef,
  type KindlerService,
  type KindlerServiceRequestOptions,
} from './kindlerServiceRef';
