import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import type {
  EndOldSessionsRequest,
  Operation,
  ServerStateRequest,
} from '@kindler/backstage-plugin-kindler-common';
import type { GatewayConfig, RouteConfig } from '../config';
import type { GatewayDrivers } from '../haproxy/driver/GatewayDrivers';
import type { OperationStore } from '../operations';
import { refuseServerChange } from './refuseServerChange';

export interface GatewayServiceOptions {
  gateways: GatewayConfig[];
  routes: RouteConfig[];
  drivers: GatewayDrivers;
  operations: OperationStore;
}

type Keyed<T> = T & { idempotencyKey?: string };

/** Serves requests that change a gateway. */
export class GatewayService {
  readonly #options: GatewayServiceOptions;

  constructor(options: GatewayServiceOptions) {
    this.#options = options;
  }

  async setServer(
    gateway: string,
    server: string,
    request: Keyed<ServerStateRequest>,
    requester: string,
  ): Promise<Operation> {
    const { drivers, operations, routes } = this.#options;
    this.#require(gateway);
    const { reason, idempotencyKey, lastServer, ...wanted } = request;
    const { proxy, state, weight, endSessions } = wanted;
    if (state === undefined && weight === undefined) {
      throw new InputError('state or weight must be given');
    }
    if (endSessions && (state === undefined || state === 'ready')) {
      throw new InputError('endSessions needs state drain or maint');
    }
    const operation = {
      kind: 'gateway-server' as const,
      subject: { kind: 'gateway' as const, name: gateway },
      requester,
      reason,
      idempotencyKey,
      request: {
        server,
        proxy,
        ...(state && { state }),
        ...(weight !== undefined && { weight }),
        ...(endSessions && { endSessions }),
      },
    };
    const earlier = await operations.findSame(operation);
    if (earlier) {
      return earlier;
    }
    await this.#expectNoSwitch(gateway);
    await refuseServerChange({
      driver: drivers.require(gateway),
      routes: routes.filter(
        route => route.gateway === gateway && route.proxy === proxy,
      ),
      server,
      request,
      lastServer: lastServer ?? false,
    });
    return operations.create({
      ...operation,
      input: { gateway, proxy, server, state, weight, endSessions },
    });
  }

  async endOldSessions(
    gateway: string,
    request: Keyed<EndOldSessionsRequest>,
    requester: string,
  ): Promise<Operation> {
    if (!this.#require(gateway).masterSocket) {
      throw new ConflictError(
        `Old processes of gateway '${gateway}' cannot be asked; set kindler.gateways '${gateway}'.masterSocket`,
      );
    }
    const { pid, proxy, server, reason, idempotencyKey } = request;
    return this.#options.operations.create({
      kind: 'gateway-sessions',
      subject: { kind: 'gateway', name: gateway },
      requester,
      reason,
      idempotencyKey,
      request: {
        ...(pid !== undefined && { pid }),
        ...(proxy && { proxy }),
        ...(server && { server }),
      },
      input: { gateway, pid, proxy, server },
    });
  }

  async #expectNoSwitch(gateway: string): Promise<void> {
    const { operations, routes } = this.#options;
    for (const { name } of routes.filter(each => each.gateway === gateway)) {
      const active = await operations.findActive({ kind: 'route', name });
      if (active) {
        throw new ConflictError(
          `Operation '${active.id}' switches route '${name}' through gateway '${gateway}'; wait until it has ended`,
        );
      }
    }
  }

  #require(name: string): GatewayConfig {
    const gateway = this.#options.gateways.find(each => each.name === name);
    if (!gateway) {
      throw new NotFoundError(`No gateway '${name}'`);
    }
    return gateway;
  }
}
