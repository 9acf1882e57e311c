import type {
  ClientProbe,
  Fault,
} from '@kindler/backstage-plugin-kindler-common';
import { formatAddress } from './addresses/address';
import type { CertificateFacts } from './CertificateFacts';
import type { Source } from './Reading';

/** What one new connection through a listener found. Times are milliseconds since the epoch. */
export interface ProbeResult
  extends Pick<
    ClientProbe,
    | 'outcome'
    | 'depth'
    | 'phases'
    | 'tookMs'
    | 'tls'
    | 'tlsVersion'
    | 'sslMode'
    | 'systemIdentifier'
    | 'timeline'
    | 'inRecovery'
  > {
  startedAt: number;
  /** When it ended. */
  at: number;
  /** Address that PostgreSQL says it was reached at. */
  server?: { host: string; port: number };
  /** What was shown where the connection was encrypted. */
  certificate?: CertificateFacts;
  fault?: Fault;
}

/** Who answered it, as far as PostgreSQL said so. */
export function answeredBy({ server }: ProbeResult): string | undefined {
  return server && formatAddress(server);
}

/** What clients of one route got lately. */
export interface ClientSnapshot {
  source: Source;
  /** The newest probe. */
  last?: ProbeResult;
  /** The newest probe that answered a query; who serves is known from it. */
  lastQuery?: ProbeResult;
  /** When a probe was served last. */
  servedAt?: number;
  /** When the first probe since then ended that was not served. */
  refusedSince?: number;
  /** Probes in a row that were not served. */
  failures: number;
  /** When, since then, HAProxy's counters last showed that others were served. */
  othersServedAt?: number;
  /** Milliseconds between two probes now. */
  everyMs: number;
}
