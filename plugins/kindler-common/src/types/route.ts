import type { RouteClient } from './client';
import type { Finding } from './finding';
import type { Evidence, Fault, Observed, Verdict } from './observation';
import type { Wording } from './wording';
import type { CheckName } from '../wordings';

/** @public */
export type RouteIntent = 'read-write' | 'read-only';

/**
 * A place that a route can lead to: servers of the route's proxy that belong to one database cluster.
 * @public
 */
export interface RouteTarget {
  name: string;
  title?: string;
  /** Name of the database cluster, see {@link Database}. */
  database: string;
  /** Server names in the route's proxy. */
  servers: string[];
  /** `active` takes new connections; `standby` is drained or in maintenance; `unknown` HAProxy was not read. */
  state: 'active' | 'standby' | 'unknown';
  /** Of `servers`, those that HAProxy would send new connections to now; absent while that is not known. */
  serversUp?: string[];
  /** While `serversUp` is not known: what they were when they were last seen. */
  serversLastUp?: string[];
}

/**
 * A named way through a gateway to a database cluster.
 * @public
 */
export interface Route {
  name: string;
  title?: string;
  owner?: string;
  intent: RouteIntent;
  gateway: string;
  /** Proxy (listen or backend) that holds the servers. */
  proxy: string;
  listener: { host: string; port: number };
  targets: RouteTarget[];
  /**
   * Name of the one target that takes new connections; `none`, `mixed` (several at once) and `unknown` are states
   * of their own.
   */
  activeTarget: string;
  activeTargetKind: 'named' | 'none' | 'mixed' | 'unknown';
  /** Why a switch cannot be asked for now, e.g. no admin socket; absent when it can. */
  switchBlocked?: string;
  /** Last switch, where one is known. */
  lastSwitch?: {
    operationId: string;
    from?: string;
    to: string;
    at: string;
    /** Milliseconds that a prober through the listener got no answer; absent when it was not measured. */
    gapMs?: number;
    outcome: 'succeeded' | 'rolled-back' | 'failed';
  };
  verdict: Verdict;
  findings: Finding[];
  /** What clients of the route get. */
  client?: RouteClient;
  observedAt?: string;
}

/** @public */
export interface RouteList extends Observed {
  items: Route[];
}

/** @public */
export interface RouteAnswer extends Observed {
  item: Route;
}

/**
 * One hop of a trace.
 * @public
 */
export interface TraceHop {
  kind: 'listener' | 'proxy' | 'server' | 'member' | 'sql';
  /** What stands at this hop, e.g. `127.0.0.1:5000` or `orders-2`. */
  title: string;
  verdict: Verdict;
  /** One sentence: what was verified or what is wrong. */
  message: Wording;
  evidence: Evidence[];
  fault?: Fault;
  /** Milliseconds that this hop took to verify, where it was measured on its own. */
  tookMs?: number;
}

/**
 * A route followed hop by hop.
 * @public
 */
export interface Trace extends Observed {
  route: string;
  intent: RouteIntent;
  verdict: Verdict;
  /** One sentence for the whole way. */
  message: Wording;
  tookMs: number;
  /** Index into `hops` of the first one that is not ok. */
  breaksAt?: number;
  hops: TraceHop[];
}

/** @public */
export interface SwitchRouteRequest {
  /** Name of the target to move to. */
  target: string;
  reason: string;
  /**
   * The target has another system identifier on purpose. Without it, a switch between different PostgreSQL
   * systems is refused in preflight.
   */
  migration?: boolean;
  /** Only run the preflight and answer what would happen. */
  dryRun?: boolean;
}

/**
 * Result of a switch's preflight.
 * @public
 */
export interface SwitchPlan extends Observed {
  route: string;
  from: string;
  to: string;
  /** Whether a switch would be carried out. */
  possible: boolean;
  checks: Array<{
    name: CheckName;
    ok: boolean | 'unknown';
    message: Wording;
    /** A failed check that is not blocking is a warning. */
    blocking: boolean;
  }>;
  /** The runtime commands that would be sent, in order. */
  commands: string[];
}
