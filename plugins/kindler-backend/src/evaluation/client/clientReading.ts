import type { ClientOutcome } from '@kindler/backstage-plugin-kindler-common';
import type { ClientSnapshot, ProbeResult } from '../../model/ClientSnapshot';
import type { Reading } from '../../model/Reading';

/** PostgreSQL, or its pooler, said something, be it that it has no slot. */
const ANSWERS: readonly ClientOutcome[] = [
  'served',
  'read-only',
  'elsewhere',
  'no-slot',
  'starting',
  'auth',
];

/** The client of a route as a source among others. */
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
