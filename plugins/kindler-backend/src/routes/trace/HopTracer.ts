import type {
  Database,
  Gateway,
  TraceHop,
} from '@kindler/backstage-plugin-kindler-common';
import type { RouteConfig } from '../../config';
import type { Address } from '../../model/addresses/address';
import type { ProbeResult } from '../../model/ClientSnapshot';
import type { RouteObservations } from '../types';

/** What hops found out about the way behind them. */
export interface Onward {
  /** Where the connection goes on. */
  address?: Address;
  database?: Database;
}

/** One trace of one route, as the next hop finds it. */
export interface TraceWalk {
  readonly route: RouteConfig;
  readonly observations: RouteObservations;
  /** What a client got that tried the listener just now; undefined where none could try. */
  readonly probe: ProbeResult | undefined;
  readonly gateway: Gateway;
  readonly onward: Onward;
}

export interface TracedHop {
  hop: Omit<TraceHop, 'kind'>;
  onward?: Onward;
}

/** Verifies one kind of hop. Another kind is one more file in `hops/` and its line in `HOP_TRACERS`. */
export interface HopTracer {
  /** As it stands in `kindler.routes[].via`. */
  readonly kind: string;
  trace(walk: TraceWalk): TracedHop | Promise<TracedHop>;
}
