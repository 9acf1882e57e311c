import type { RouteClient } from '@kindler/backstage-plugin-kindler-common';

/** Milliseconds from TCP connect to the authentication request, for the newest client if it was served. */
export function connectMs(client: RouteClient | undefined): number | undefined {
  const { last } = client ?? {};
  if (last?.outcome !== 'served' || last.phases.startup === undefined) {
    return undefined;
  }
  const { connect = 0, tls = 0, startup } = last.phases;
  return connect + tls + startup;
}
