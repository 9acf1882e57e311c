import {
  word,
  type Trace,
  type TraceHop,
} from '@kindler/backstage-plugin-kindler-common';
import type { RouteConfig } from '../../config';
import { readSqlFacts } from '../../postgres';
import { traceProxy, traceServer } from './traceGateway';
import { traceListener } from './traceListener';
import { traceMember } from './traceMember';
import { traceSql, type SqlOutcome } from './traceSql';
import type { RouteObservations } from '../types';

const TIMEOUT_MS = 3000;

/** Follows routes hop by hop. Viewers who ask at the same time share one trace. */
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
    const [listener, sql, gateway] = await Promise.all([
      traceListener(route, TIMEOUT_MS),
      askThroughListener(route),
      this.#observations.refreshGateway(route.gateway),
    ]);
    const { hop: serverHop, server } = traceServer(route, gateway, sql);
    const found = this.#findMember(route, server?.address, sql);
    const database =
      found && (await this.#observations.refreshDatabase(found.database));
    const hops = [
      listener,
      traceProxy(route, gateway),
      serverHop,
      traceMember({ route, database, member: found?.member }),
      traceSql(route, database, sql),
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
    sql: SqlOutcome,
  ) {
    const [, host, port] = /^(.+):(\d+)$/.exec(serverAddress ?? '') ?? [];
    const address =
      sql.status === 'answered' && sql.facts.serverAddress
        ? { host: sql.facts.serverAddress, port: sql.facts.serverPort ?? 0 }
        : host && { host, port: Number(port) };
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

async function askThroughListener(route: RouteConfig): Promise<SqlOutcome> {
  if (!route.verify) {
    return { status: 'absent' };
  }
  try {
    const facts = await readSqlFacts({
      ...route.listener,
      ...route.verify,
      timeoutMs: TIMEOUT_MS,
    });
    return { status: 'answered', facts, at: new Date().toISOString() };
  } catch (error) {
    return { status: 'failed', error, at: new Date().toISOString() };
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
