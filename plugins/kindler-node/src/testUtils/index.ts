/**
 * For tests of what uses Kindler, and of what a module adds to it: whether that keeps to its contract.
 *
 * @packageDocumentation
 */
export {
  checkEnvironmentProvider,
  type CheckEnvironmentProviderOptions,
} from './checkEnvironmentProvider';
export {
  checkRegistration,
  type CheckRegistrationOptions,
} from './checkRegistration';
export {
  checkGatewayDriver,
  type CheckGatewayDriverOptions,
} from './checkGatewayDriver';
export { eventually } from './eventually';
export { fakeKindlerService } from './fakeKindlerService';
