import type { Observed } from './observation';
import type { RouteIntent } from './route';

/**
 * How long clients were served within the last days. Time in which nobody looked is known as such: it counts neither
 * as available nor as out.
 * @public
 */
export interface AvailabilityWindow {
  days: 1 | 7 | 30 | 90;
  /** Share of the time that was looked at in which clients were served, 0 to 1; absent where nobody looked. */
  available?: number;
  /** Milliseconds for which clients were refused. */
  outMs: number;
  /** Milliseconds that were looked at. */
  lookedMs: number;
  /** Milliseconds of the window in which nobody looked. */
  unknownMs: number;
  /** Changes of leader. */
  changes: number;
  longestOutageMs: number;
  /** Milliseconds from TCP connect to the authentication request; absent without a served probe. */
  connect?: { median: number; p95: number };
}

/** @public */
export interface RouteAvailability {
  route: string;
  intent: RouteIntent;
  windows: AvailabilityWindow[];
}

/**
 * Availability of a database cluster for writes, and of each of its routes.
 * @public
 */
export interface Availability extends Observed {
  database: string;
  /** Of writes: clients count as served while every route for writes that leads here serves them. */
  windows: AvailabilityWindow[];
  routes: RouteAvailability[];
}

/** @public */
export interface RouteAvailabilityAnswer extends Observed {
  item: RouteAvailability;
}
