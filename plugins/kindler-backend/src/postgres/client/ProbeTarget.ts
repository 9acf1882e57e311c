import type { RouteIntent } from '@kindler/backstage-plugin-kindler-common';
import type { PostgresTls } from '../tls/PostgresTls';

/** A role and the database to which it logs in. */
export interface SqlRole {
  user: string;
  password: string;
  database: string;
  tls?: PostgresTls;
}

/** The part of a route that its clients need. */
export interface ProbeTarget {
  name: string;
  intent: RouteIntent;
  listener: { host: string; port: number };
  /** Role for a log-in and a query. */
  verify?: SqlRole;
}
