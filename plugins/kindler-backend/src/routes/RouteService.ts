import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  word,
  wordedError,
  type ChangePoolersRequest,
  type Operation,
  type Route,
  type RouteAnswer,
  type SwitchPlan,
  type SwitchRouteRequest,
  type Trace,
} from '@kindler/backstage-plugin-kindler-common';
import type { RouteConfig } from '../config';
import type { GatewayDrivers } from '../haproxy/driver/GatewayDrivers';
import type { OperationStore } from '../operations';
import { describeRoute } from './describeRoute';
import { toLastSwitch } from './toLastSwitch';
import { poolerName } from '../pgbouncer/poolerName';
import { planSwitch, type SwitchPreflight } from './switch/planSwitch';
import { RouteTracer } from './trace/RouteTracer';
import type { RouteObservations } from './types';

export interface RouteServiceOptions {
  routes: RouteConfig[];
  drivers: GatewayDrivers;
  observations: RouteObservations;
  operations: OperationStore;
}

/** Number of operations among which the last completed switch is found, because active ones are not completed yet. */
const RECENT = 5;

/** Serves requests about routes. */
export class RouteService {
  readonly #options: RouteServiceOptions;
  readonly #tracer: RouteTracer;

  constructor(options: RouteServiceOptions) {
    this.#options = options;
    this.#tracer = new RouteTracer(options);
  }

  /** Returns all routes without their last switches, which are in the journal. */
  describeAll(): Route[] {
    return this.#options.routes.map(route => this.#describe(route, []));
  }

  async addLastSwitches(items: Route[]): Promise<Route[]> {
    const newest = await this.#options.operations.listNewest(
      'route',
      items.map(({ name }) => name),
      RECENT,
    );
    return items.map(route => ({
      ...route,
      lastSwitch: findLastSwitch(newest.get(route.name) ?? []),
    }));
  }

  find(name: string): RouteConfig | undefined {
    return this.#options.routes.find(item => item.name === name);
  }

  async get(name: string): Promise<RouteAnswer> {
    const item = await this.#look(this.#require(name));
    return { item, now: new Date().toISOString() };
  }

  async trace(name: string): Promise<Trace> {
    return this.#tracer.trace(this.#require(name));
  }

  async plan(name: string, request: SwitchRouteRequest): Promise<SwitchPlan> {
    return (await this.#preflight(name, request)).plan;
  }

  async switch(
    name: string,
    request: SwitchRouteRequest & { idempotencyKey?: string },
    requester: string,
  ): Promise<Operation> {
    const { operations } = this.#options;
    const operation = {
      kind: 'route-switch' as const,
      subject: { kind: 'route' as const, name },
      requester,
      reason: request.reason,
      idempotencyKey: request.idempotencyKey,
      request: {
        target: request.target,
        migration: request.migration ?? false,
        ...(request.pause !== undefined && { pause: request.pause }),
      },
    };
    const earlier = await operations.findSame(operation);
    if (earlier) {
      return earlier;
    }
    const { plan, expectedSystem } = await this.#preflight(name, request);
    if (!plan.possible) {
      const reasons = plan.checks
        .filter(({ ok, blocking }) => ok !== true && blocking)
        .map(({ message }) => message.text);
      throw new ConflictError(
        `Route '${name}' cannot be switched: ${reasons.join('. ')}`,
      );
    }
    return operations.create({
      ...operation,
      locks: this.locks(name, [request.target, plan.from]),
      input: {
        route: name,
        target: request.target,
        from: plan.from,
        ...(expectedSystem && { expectedSystem }),
        ...(request.pause === false && { pause: false }),
      },
    });
  }

  /** Lets clients of the route's poolers go on, or the poolers connect anew. */
  async changePoolers(
    name: string,
    {
      action,
      reason,
      idempotencyKey,
    }: ChangePoolersRequest & { idempotencyKey?: string },
    requester: string,
  ): Promise<Operation> {
    const { poolers = [] } = this.#require(name);
    if (poolers.length === 0) {
      throw wordedError(ConflictError, word('pooler-none', { route: name }));
    }
    return this.#options.operations.create({
      kind: 'route-pooler',
      subject: { kind: 'route', name },
      requester,
      reason,
      idempotencyKey,
      request: { action },
      locks: poolers.map(pooler => `pooler:${poolerName(pooler)}`),
      input: { route: name, action },
    });
  }

  async #preflight(
    name: string,
    request: SwitchRouteRequest,
  ): Promise<SwitchPreflight> {
    const { drivers, observations } = this.#options;
    const route = this.#require(name);
    if (!route.targets.some(target => target.name === request.target)) {
      const known = route.targets.map(target => target.name).join(', ');
      throw new InputError(
        `target '${request.target}' is not a target of route '${name}'; targets: ${known}`,
      );
    }
    if (request.pause && !route.poolers?.length) {
      throw new InputError(
        `pause is true, and route '${name}' has no pooler; set kindler.routes '${name}'.pooler, or leave pause out`,
      );
    }
    const driver = drivers.require(route.gateway);
    await observations.refreshGateway(route.gateway);
    return planSwitch({
      route,
      described: await this.#look(route),
      request,
      driver,
    });
  }

  async #look(route: RouteConfig): Promise<Route> {
    const { items } = await this.#options.operations.list({
      subjectKind: 'route',
      subjectName: route.name,
      limit: RECENT,
    });
    return this.#describe(route, items);
  }

  #describe(route: RouteConfig, recent: Operation[]): Route {
    const { drivers, observations } = this.#options;
    return describeRoute({
      route,
      refusal: drivers.explainRefusal(route.gateway),
      gateway: observations.getGateway(route.gateway),
      client: observations.getRouteClient(route.name),
      findDatabase: name => observations.getDatabase(name),
      lastSwitch: findLastSwitch(recent),
    });
  }

  /** Locks the gateway, because switches share its servers and state file, the poolers, and the clusters between which clients move. */
  locks(name: string, between: string[]): string[] {
    const { gateway, targets, poolers = [] } = this.#require(name);
    const databases = targets
      .filter(target => between.includes(target.name))
      .map(({ database }) => `database:${database}`);
    return [
      `gateway:${gateway}`,
      ...poolers.map(pooler => `pooler:${poolerName(pooler)}`),
      ...databases,
    ];
  }

  #require(name: string): RouteConfig {
    const route = this.find(name);
    if (!route) {
      throw new NotFoundError(`No route '${name}'`);
    }
    return route;
  }
}

function findLastSwitch(newestFirst: Operation[]): Route['lastSwitch'] {
  return newestFirst.map(toLastSwitch).find(Boolean);
}
