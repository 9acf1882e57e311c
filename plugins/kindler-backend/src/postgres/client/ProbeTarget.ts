import type { RouteIntent } from '@kindler/backstage-plugin-kindler-common';
import type { PostgresTls } from '../tls/PostgresTls';

/** A role and the database that it logs in to. */
export interface SqlRole {
  user: string;
  password: string;
  database: string;
  tls?: PostgresTls;
}

/** A route as far as its clients need it. */
export interface ProbeTarget {
  name: string;
  intent: RouteIntent;
  listener: { host: string; port: number };
  /** Role for a log-in and a query. */
  verify?: SqlRole;
}
