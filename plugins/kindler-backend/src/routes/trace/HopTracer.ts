import type {
  Database,
  Gateway,
  TraceHop,
} from '@kindler/backstage-plugin-kindler-common';
import type { RouteConfig } from '../../config';
import type { Address } from '../../model/addresses/address';
import type { ProbeResult } from '../../model/ClientSnapshot';
import type { RouteObservations } from '../types';

/** What hops found out about the path after them. */
export interface Onward {
  /** The next address of the connection. */
  address?: Address;
  database?: Database;
}

/** The state of a trace of one route, as the next hop finds it. */
export interface TraceWalk {
  readonly route: RouteConfig;
  readonly observations: RouteObservations;
  /** What a client that just tried the listener got; undefined if none could try. */
  readonly probe: ProbeResult | undefined;
  readonly gateway: Gateway;
  readonly onward: Onward;
}

export interface TracedHop {
  hop: Omit<TraceHop, 'kind'>;
  onward?: Onward;
}

/** Verifies one kind of hop. To add a kind, add a file in `hops/` and its line in `HOP_TRACERS`. */
export interface HopTracer {
  /** The kind's name in `kindler.routes[].via`. */
  readonly kind: string;
  /** Whether a route without `via` has such a hop; every route has it where this is missing. */
  isOn?(route: RouteConfig): boolean;
  trace(walk: TraceWalk): TracedHop | Promise<TracedHop>;
}
