import type { ClientOutcome } from '@kindler/backstage-plugin-kindler-common';
import type { ClientSnapshot, ProbeResult } from '../../model/ClientSnapshot';
import type { Reading } from '../../model/Reading';

/** Outcomes in which PostgreSQL or its pooler said something, even if only that it has no free slot. */
const ANSWERS: readonly ClientOutcome[] = [
  'served',
  'read-only',
  'elsewhere',
  'no-slot',
  'starting',
  'auth',
];

/** Presents the client of a route as a source like any other. */
export function clientReading(client: ClientSnapshot): Reading<ProbeResult> {
  const { source, last, lastQuery, servedAt, refusedSince } = client;
  if (!last || ANSWERS.includes(last.outcome)) {
    return { source, value: last, observedAt: last?.at };
  }
  const answered = Math.max(servedAt ?? 0, lastQuery?.at ?? 0);
  return {
    source,
    observedAt: answered > 0 ? answered : undefined,
    fault: last.fault,
    failingSince: refusedSince ?? last.at,
    failures: client.failures,
  };
}
