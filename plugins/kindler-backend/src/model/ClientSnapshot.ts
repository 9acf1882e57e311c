import type {
  ClientProbe,
  Fault,
} from '@kindler/backstage-plugin-kindler-common';
import { formatAddress } from './addresses/address';
import type { CertificateFacts } from './CertificateFacts';
import type { Source } from './Reading';

/** The result of one new connection through a listener. Times are in milliseconds since the epoch. */
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
  /** End of the probe. */
  at: number;
  /** The address at which PostgreSQL says it was reached. */
  server?: { host: string; port: number };
  /** The certificate presented on an encrypted connection. */
  certificate?: CertificateFacts;
  fault?: Fault;
}

/** Returns who answered the probe, if PostgreSQL reported it. */
export function answeredBy({ server }: ProbeResult): string | undefined {
  return server && formatAddress(server);
}

/** The recent experience of one route's clients. */
export interface ClientSnapshot {
  source: Source;
  /** The newest probe. */
  last?: ProbeResult;
  /** The newest probe that answered a query. It shows which server serves. */
  lastQuery?: ProbeResult;
  /** When a probe was last served. */
  servedAt?: number;
  /** When the first probe since then ended that was not served. */
  refusedSince?: number;
  /** Number of consecutive probes that were not served. */
  failures: number;
  /** When, since then, HAProxy's counters last showed that others were served. */
  othersServedAt?: number;
  /** Current interval between two probes in milliseconds. */
  everyMs: number;
}
