import type { ClientWord, IncidentSighting } from './IncidentSighting';

/** With these the probe itself was turned away, by a PostgreSQL that lets others in. */
const NOT_REFUSED: readonly string[] = ['served', 'auth', 'tls'];

export function isRefused({ outcome }: ClientWord): boolean {
  return !NOT_REFUSED.includes(outcome);
}

/** Whether clients of a route for writes are refused, for sure and not only from here. */
export function areClientsOut({ lanes }: IncidentSighting): boolean {
  return lanes.some(
    ({ client }) =>
      client && isRefused(client) && client.repeated && !client.onlyHere,
  );
}

/** Whether nothing is in doubt. */
export function isClear({ verdict, lanes }: IncidentSighting): boolean {
  return (
    verdict === 'ok' && !lanes.some(({ client }) => client && isRefused(client))
  );
}
