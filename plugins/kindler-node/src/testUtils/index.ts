/**
 * Tells whether what a module adds to Kindler keeps to its contract.
 *
 * @packageDocumentation
 */
export {
  checkEnvironmentProvider,
  type CheckEnvironmentProviderOptions,
} from './checkEnvironmentProvider';
export {
  checkGatewayDriver,
  type CheckGatewayDriverOptions,
} from './checkGatewayDriver';
