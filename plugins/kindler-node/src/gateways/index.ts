export type {
  DrivenGateway,
  DrivenServer,
  GatewayDriver,
  GatewayDriverFactory,
  ServerAdminState,
  ServerChange,
} from './GatewayDriver';
export {
  kindlerGatewayDriverExtensionPoint,
  type KindlerGatewayDriverExtensionPoint,
} from './kindlerGatewayDriverExtensionPoint';
