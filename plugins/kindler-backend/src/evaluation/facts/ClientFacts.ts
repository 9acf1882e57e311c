import type {
  ClientOutcome,
  Fault,
} from '@kindler/backstage-plugin-kindler-common';

/** What clients of a route get, as far as it counts as evidence now. Times are milliseconds since the epoch. */
export interface ClientFacts {
  source: string;
  /** `host:port` of the listener. */
  target: string;
  /** Of the newest probe; undefined while no probe counts as evidence. */
  outcome?: ClientOutcome;
  /** When the newest probe ended. */
  at?: number;
  /** Probes in a row that were not served. */
  failures: number;
  /** When a probe was served last, however long ago. */
  servedAt?: number;
  refusedSince?: number;
  /** Others are served meanwhile. */
  onlyHere: boolean;
  fault?: Fault;
  /** How the newest connection was encrypted, where it came so far. */
  tls?: string;
  /** What the newest query found, while it counts as evidence. */
  query?: {
    at: number;
    member?: string;
    address?: string;
    systemIdentifier?: string;
    timeline?: number;
    writable: boolean;
  };
}

/** Nobody answered at all. */
const SILENT: readonly ClientOutcome[] = ['timeout', 'unreachable'];
/** The probe was turned away, but PostgreSQL answered: other clients come as far. */
const LET_IN_NO_FURTHER: readonly ClientOutcome[] = ['auth', 'tls'];

/** Whether the newest probe got what the route is for, or came as far as its own rights let it. */
export function isServed({ outcome }: ClientFacts): boolean {
  return outcome === 'served' || isTurnedAway(outcome);
}

/** Whether only the probe's own user, password or certificates are at fault. */
export function isTurnedAway(outcome: ClientOutcome | undefined): boolean {
  return outcome !== undefined && LET_IN_NO_FURTHER.includes(outcome);
}

/** Whether a client of the route was refused lately. One probe may be lost; two say the same. */
export function isRefused(client: ClientFacts): boolean {
  return client.outcome !== undefined && !isServed(client);
}

/** Two probes or more, and nobody else is served: clients of the route are out. */
export function isOut(client: ClientFacts): boolean {
  return (
    isRefused(client) &&
    client.failures > 1 &&
    !client.onlyHere &&
    !isUnproven(client)
  );
}

/**
 * No client ever got through from here and none is answered: that is more likely the way from here than the route, so
 * what its clients get is not known.
 */
export function isUnproven({ servedAt, outcome }: ClientFacts): boolean {
  return (
    servedAt === undefined && outcome !== undefined && SILENT.includes(outcome)
  );
}
