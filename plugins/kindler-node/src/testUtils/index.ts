/**
 * Test utilities for users of Kindler, and contract checks for modules that extend it.
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
