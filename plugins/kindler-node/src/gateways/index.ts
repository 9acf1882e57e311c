export type {
  DrivenGateway,
  DrivenServer,
  GatewayCapabilities,
  GatewayDriver,
  GatewayDriverFactory,
  ServerAdminState,
  ServerChange,
} from './GatewayDriver';
export {
  kindlerGatewayDriverExtensionPoint,
  type KindlerGatewayDriverExtensionPoint,
} from './kindlerGatewayDriverExtensionPoint';
