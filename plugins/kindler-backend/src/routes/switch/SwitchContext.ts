import { ConflictError } from '@backstage/errors';
import type { GatewayConfig, RouteConfig } from '../../config';
import type { StepContext } from '../../operations';
import { otherServers, targetServers } from './commands';
import { GatewayControl } from './GatewayControl';

export type SwitchInput = {
  route: string;
  target: string;
  from: string;
  /** System identifier that must answer afterwards, as preflight saw it. */
  expectedSystem?: string;
};

export type SwitchStepContext = StepContext<SwitchInput>;

export interface SwitchOptions {
  routes: RouteConfig[];
  gateways: GatewayConfig[];
  /** Looks at the gateway anew, so that viewers see the move at once. */
  refreshGateway(name: string): Promise<unknown>;
}

/** What the steps of a switch work with, from the configuration of now. */
export interface ResolvedSwitch {
  route: RouteConfig;
  control: GatewayControl;
  opening: string[];
  closing: string[];
}

export function resolveSwitch(
  options: SwitchOptions,
  { input }: SwitchStepContext,
): ResolvedSwitch {
  const route = options.routes.find(({ name }) => name === input.route);
  const gateway = options.gateways.find(({ name }) => name === route?.gateway);
  if (!route || !gateway) {
    throw new ConflictError(`Route '${input.route}' is not configured now`);
  }
  return {
    route,
    control: GatewayControl.create(gateway),
    opening: targetServers(route, input.target),
    closing: otherServers(route, input.target),
  };
}
