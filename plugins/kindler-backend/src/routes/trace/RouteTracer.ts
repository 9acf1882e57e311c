import type { Trace, TraceHop } from '@kindler/backstage-plugin-kindler-common';
import type { RouteConfig } from '../../config';
import type { RouteObservations } from '../types';
import { conclude } from './conclude';
import { chooseTracers, HOP_TRACERS } from './hopTracers';
import type { HopTracer, TraceWalk } from './HopTracer';

export interface RouteTracerOptions {
  routes: readonly RouteConfig[];
  observations: RouteObservations;
  /** The built-in ones by default. */
  tracers?: readonly HopTracer[];
}

/**
 * Follows routes hop by hop. Concurrent viewers share one trace, and all share the observer's probe, so an open page
 * causes no extra queries to PostgreSQL.
 */
export class RouteTracer {
  readonly #observations: RouteObservations;
  readonly #tracers: ReadonlyMap<string, HopTracer[]>;
  readonly #running = new Map<string, Promise<Trace>>();

  /** Rejects routes with hops of a kind that has no tracer. */
  constructor(options: RouteTracerOptions) {
    const { routes, observations, tracers = HOP_TRACERS } = options;
    this.#observations = observations;
    this.#tracers = new Map(
      routes.map(route => [route.name, chooseTracers(route, tracers)]),
    );
  }

  async trace(route: RouteConfig): Promise<Trace> {
    const running = this.#running.get(route.name);
    if (running) {
      return running;
    }
    const trace = this.#follow(route).finally(() =>
      this.#running.delete(route.name),
    );
    this.#running.set(route.name, trace);
    return trace;
  }

  async #follow(route: RouteConfig): Promise<Trace> {
    const started = performance.now();
    const observations = this.#observations;
    const [probe, gateway] = await Promise.all([
      observations.refreshClient(route.name),
      observations.refreshGateway(route.gateway),
    ]);
    const walk = { route, observations, probe, gateway };
    const hops = await this.#walk(walk);
    return {
      route: route.name,
      intent: route.intent,
      ...conclude(hops),
      tookMs: Math.round(performance.now() - started),
      hops,
      now: new Date().toISOString(),
    };
  }

  async #walk(walk: Omit<TraceWalk, 'onward'>): Promise<TraceHop[]> {
    const hops: TraceHop[] = [];
    let onward: TraceWalk['onward'] = {};
    for (const { kind, trace } of this.#tracers.get(walk.route.name) ?? []) {
      const traced = await trace({ ...walk, onward });
      hops.push({ kind, ...traced.hop });
      onward = { ...onward, ...traced.onward };
    }
    return hops;
  }
}
