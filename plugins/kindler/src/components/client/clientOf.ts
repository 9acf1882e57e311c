import type {
  Database,
  RouteClient,
} from '@kindler/backstage-plugin-kindler-common';

const MOVED = 'witness-route-moved';

/**
 * Routes that were left to another database cluster, so that what their clients get says nothing of this one.
 */
export function movedRoutes({ witnesses }: Pick<Database, 'witnesses'>) {
  return new Set(
    Object.values(witnesses)
      .flatMap(({ details }) => details)
      .filter(({ code }) => code === MOVED)
      .map(({ params }) => params.route),
  );
}

/**
 * What clients that write to a database cluster get: of several routes the one whose clients are not served.
 */
export function clientOf(
  database: Pick<Database, 'gateways' | 'witnesses'>,
): RouteClient | undefined {
  const moved = movedRoutes(database);
  const clients = database.gateways
    .filter(
      ({ intent, route }) =>
        intent === 'read-write' && route !== undefined && !moved.has(route),
    )
    .flatMap(({ client }) => client ?? []);
  return (
    clients.find(({ last }) => last && last.outcome !== 'served') ?? clients[0]
  );
}
