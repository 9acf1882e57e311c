import {
  word,
  type Trace,
  type TraceHop,
} from '@kindler/backstage-plugin-kindler-common';
import type { RouteConfig } from '../../config';
import type { ProbeResult } from '../../model/ClientSnapshot';
import { parseAddress } from '../../model/addresses/address';
import { traceProxy, traceServer } from './traceGateway';
import { traceListener } from './traceListener';
import { traceMember } from './traceMember';
import { traceSql } from './traceSql';
import type { RouteObservations } from '../types';

/**
 * Follows routes hop by hop. Viewers who ask at the same time share one trace, and all share the observer's probe: an
 * open page asks PostgreSQL nothing that is not asked anyway.
 */
export class RouteTracer {
  readonly #observations: RouteObservations;
  readonly #running = new Map<string, Promise<Trace>>();

  static create(observations: RouteObservations) {
    return new RouteTracer(observations);
  }

  private constructor(observations: RouteObservations) {
    this.#observations = observations;
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
    const [probe, gateway] = await Promise.all([
      this.#observations.refreshClient(route.name),
      this.#observations.refreshGateway(route.gateway),
    ]);
    const { hop: serverHop, server } = traceServer(
      route,
      gateway,
      probe?.server,
    );
    const found = this.#findMember(route, server?.address, probe?.server);
    const database =
      found && (await this.#observations.refreshDatabase(found.database));
    const hops = [
      traceListener(route, probe),
      traceProxy(route, gateway),
      serverHop,
      traceMember({ route, database, member: found?.member }),
      traceSql(route, database, probe),
    ];
    return {
      route: route.name,
      intent: route.intent,
      ...conclude(hops),
      tookMs: Math.round(performance.now() - started),
      hops,
      now: new Date().toISOString(),
    };
  }

  /** The cluster and member behind the server: by the address that answered, else by the server's address. */
  #findMember(
    route: RouteConfig,
    serverAddress: string | undefined,
    answered: ProbeResult['server'],
  ) {
    const address = answered ?? (serverAddress && parseAddress(serverAddress));
    if (!address) {
      return undefined;
    }
    for (const { database } of route.targets) {
      const member = this.#observations.matchMember(database, address);
      if (member) {
        return { database, member };
      }
    }
    return undefined;
  }
}

const WORST_FIRST = ['critical', 'degraded', 'unknown', 'ok'] as const;

function conclude(hops: TraceHop[]) {
  const verdict = WORST_FIRST.find(candidate =>
    hops.some(hop => hop.verdict === candidate),
  )!;
  const breaksAt = hops.findIndex(hop => hop.verdict === verdict);
  if (verdict === 'ok') {
    return { verdict, message: word('trace-whole', {}) };
  }
  const { title, message } = hops[breaksAt];
  return {
    verdict,
    breaksAt,
    message: word(verdict === 'unknown' ? 'trace-unverified' : 'trace-broken', {
      hop: breaksAt + 1,
      title,
      message,
    }),
  };
}
