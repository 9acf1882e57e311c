import type {
  ClientOutcome,
  Fault,
} from '@kindler/backstage-plugin-kindler-common';

/** What clients of a route get, limited to current evidence. Times are in milliseconds since the epoch. */
export interface ClientFacts {
  source: string;
  /** `host:port` of the listener. */
  target: string;
  /** Outcome of the newest probe; undefined if no probe counts as evidence. */
  outcome?: ClientOutcome;
  /** When the newest probe ended. */
  at?: number;
  /** Number of consecutive probes that were not served. */
  failures: number;
  /** When a probe was last served, however long ago. */
  servedAt?: number;
  refusedSince?: number;
  /** Whether others are served meanwhile. */
  onlyHere: boolean;
  fault?: Fault;
  /** Encryption of the newest connection, if it got that far. */
  tls?: string;
  /** Result of the newest query, while it counts as evidence. */
  query?: {
    at: number;
    member?: string;
    address?: string;
    systemIdentifier?: string;
    timeline?: number;
    writable: boolean;
  };
}

/** Outcomes in which nobody answered at all. */
const SILENT: readonly ClientOutcome[] = ['timeout', 'unreachable'];
/** Outcomes in which PostgreSQL refused the probe but answered, so other clients get at least as far. */
const LET_IN_NO_FURTHER: readonly ClientOutcome[] = ['auth', 'tls'];

/** Whether the newest probe got what the route is for, or got as far as its own rights allow. */
export function isServed({ outcome }: ClientFacts): boolean {
  return outcome === 'served' || isTurnedAway(outcome);
}

/** Whether only the probe's own user, password or certificates are at fault. */
export function isTurnedAway(outcome: ClientOutcome | undefined): boolean {
  return outcome !== undefined && LET_IN_NO_FURTHER.includes(outcome);
}

/** Whether a client of the route was refused recently. A single probe may be lost, so two in a row count. */
export function isRefused(client: ClientFacts): boolean {
  return client.outcome !== undefined && !isServed(client);
}

/** Whether at least two probes failed and nobody else is served, i.e. clients of the route are cut off. */
export function isOut(client: ClientFacts): boolean {
  return (
    isRefused(client) &&
    client.failures > 1 &&
    !client.onlyHere &&
    !isUnproven(client)
  );
}

/**
 * Whether no client ever got through from here and none is answered. The path from here is then a more likely cause
 * than the route, so what other clients get is unknown.
 */
export function isUnproven({ servedAt, outcome }: ClientFacts): boolean {
  return (
    servedAt === undefined && outcome !== undefined && SILENT.includes(outcome)
  );
}
