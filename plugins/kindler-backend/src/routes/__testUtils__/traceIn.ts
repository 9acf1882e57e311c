import type {
  Database,
  Gateway,
  Trace,
} from '@kindler/backstage-plugin-kindler-common';
import type { RouteConfig } from '../../config';
import { classifyError } from '../../model/fault';
import { sourceId } from '../../model/SourceId';
import type { ProbeResult } from '../../model/ClientSnapshot';
import type { HopTracer } from '../trace/HopTracer';
import { RouteTracer } from '../trace/RouteTracer';
import type { RouteObservations } from '../types';

export const AT = '2026-11-22T09:00:00.000Z';

const route: RouteConfig = {
  name: 'orders-rw',
  gateway: 'edge',
  proxy: 'orders_rw',
  intent: 'read-write',
  listener: { host: '10.0.0.5', port: 5000 },
  targets: [{ name: 'orders', database: 'orders', servers: ['pg1', 'pg2'] }],
};

export function gatewayWith(
  ...up: Array<[string, boolean | 'unknown']>
): Gateway {
  const servers = up.map(([name, is], index) => ({
    name,
    status: is === true ? 'UP' : 'DOWN',
    up: is,
    address: `10.0.0.1${index + 1}:5432`,
  }));
  return {
    name: 'edge',
    statistics: {
      status: 'fresh',
      source: 'haproxy-stats:edge',
      observedAt: AT,
    },
    proxies: [{ name: 'orders_rw', servers }],
    sources: [],
    warnings: [],
  } as unknown as Gateway;
}

export const refused = classifyError(
  new Error('No'),
  sourceId.haproxyStats('edge'),
);

export const served: ProbeResult = {
  outcome: 'served',
  depth: 'query',
  phases: { connect: 0.4, query: 2 },
  tookMs: 3.4,
  startedAt: Date.parse(AT) - 3,
  at: Date.parse(AT),
  server: { host: '10.0.0.11', port: 5432 },
  systemIdentifier: '7',
  timeline: 3,
  inRecovery: false,
};

const database = {
  name: 'orders',
  managedBy: 'patroni',
  systemIdentifier: '7',
  members: [
    { name: 'orders-1', role: 'leader', timeline: 3, observedAt: AT },
    { name: 'orders-2', role: 'replica', timeline: 3, observedAt: AT },
  ],
  witnesses: { patroni: { source: 'patroni:orders/1' } },
} as unknown as Database;

export interface World {
  gateway?: Gateway;
  probe?: ProbeResult;
  via?: string[];
  tracers?: HopTracer[];
  poolers?: RouteConfig['poolers'];
}

const MEMBERS: Record<string, string> = {
  '10.0.0.11': 'orders-1',
  '10.0.0.12': 'orders-2',
};

/** The trace of a write route in a world that is healthy apart from the given deviations. */
export function traceIn(world: World): Promise<Trace> {
  const traced = { ...route, via: world.via, poolers: world.poolers };
  const observations = {
    refreshClient: async () => world.probe,
    refreshGateway: async () =>
      world.gateway ?? gatewayWith(['pg1', true], ['pg2', false]),
    refreshDatabase: async () => database,
    matchMember: (_: string, { host }: { host: string }) => MEMBERS[host],
  } as unknown as RouteObservations;
  const { tracers } = world;
  return new RouteTracer({ routes: [traced], observations, tracers }).trace(
    traced,
  );
}
