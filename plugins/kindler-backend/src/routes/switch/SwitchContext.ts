import { word, wordedError } from '@kindler/backstage-plugin-kindler-common';
import { ConflictError } from '@backstage/errors';
import type { GatewayDriver } from '@kindler/backstage-plugin-kindler-node';
import type { RouteConfig } from '../../config';
import type { GatewayDrivers } from '../../haproxy/driver/GatewayDrivers';
import type { OperationStep, StepContext } from '../../operations';
import { otherServers, targetServers } from './changes';

export type SwitchStep = OperationStep<'route-switch'>;
export type SwitchStepContext = StepContext<'route-switch'>;

export interface SwitchOptions {
  routes: RouteConfig[];
  drivers: GatewayDrivers;
  /** Asks the gateway again, so that viewers see the move at once. */
  refreshGateway(name: string): Promise<unknown>;
}

/** Everything that the steps of a switch need, from the current configuration. */
export interface ResolvedSwitch {
  route: RouteConfig;
  driver: GatewayDriver;
  opening: string[];
  closing: string[];
}

export function resolveSwitch(
  options: SwitchOptions,
  { input }: SwitchStepContext,
): ResolvedSwitch {
  const route = options.routes.find(({ name }) => name === input.route);
  if (!route) {
    throw wordedError(
      ConflictError,
      word('switch-not-configured', { route: input.route }),
    );
  }
  return {
    route,
    driver: options.drivers.require(route.gateway),
    opening: targetServers(route, input.target),
    closing: otherServers(route, input.target),
  };
}
