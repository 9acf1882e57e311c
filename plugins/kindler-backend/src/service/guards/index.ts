export {
  THING_KINDS,
  type BasicGuard,
  type Guard,
  type OperationGuard,
  type ThingGuard,
  type ThingKind,
  type ThingPermission,
} from './Guard';
export { GUARDS } from './GUARDS';
