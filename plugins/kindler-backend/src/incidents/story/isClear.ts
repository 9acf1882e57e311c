import { keyOf } from './keyOf';
import type { ClientResult, IncidentObservation } from './IncidentObservation';

/** Outcomes in which PostgreSQL rejected the probe itself but lets others in. */
const NOT_REFUSED: readonly string[] = ['served', 'auth', 'tls'];

export function isRefused({ outcome }: ClientResult): boolean {
  return !NOT_REFUSED.includes(outcome);
}

/** Whether clients of a write route are certainly refused, and not only from here. */
export function areClientsOut({ lanes }: IncidentObservation): boolean {
  return lanes.some(
    ({ client }) =>
      client && isRefused(client) && client.repeated && !client.onlyHere,
  );
}

/**
 * Whether nothing is in doubt.
 *
 * @param standing - keys of findings that stood before and are no news
 */
export function isClear(
  { verdict, findings, lanes }: IncidentObservation,
  standing: readonly string[] = [],
): boolean {
  const isCalm =
    verdict === 'ok' ||
    (verdict === 'degraded' &&
      findings.every(finding => standing.includes(keyOf(finding))));
  return isCalm && !lanes.some(({ client }) => client && isRefused(client));
}
