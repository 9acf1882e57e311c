import type { ClientSnapshot } from '../../model/ClientSnapshot';

/** Whether clients get the same as before from the same server. Then no new evaluation is needed. */
export function isSameToClients(
  before: ClientSnapshot | undefined,
  now: ClientSnapshot,
): boolean {
  return (
    before !== undefined &&
    now.failures === 0 &&
    before.failures === 0 &&
    before.last?.outcome === now.last?.outcome &&
    before.lastQuery?.systemIdentifier === now.lastQuery?.systemIdentifier &&
    before.lastQuery?.timeline === now.lastQuery?.timeline &&
    before.lastQuery?.server?.host === now.lastQuery?.server?.host &&
    before.lastQuery?.server?.port === now.lastQuery?.server?.port
  );
}
