import type {
  Database,
  RouteClient,
} from '@kindler/backstage-plugin-kindler-common';

const MOVED = 'witness-route-moved';

/** Returns routes that were given to another database cluster, whose clients therefore say nothing about this one. */
export function movedRoutes({ witnesses }: Pick<Database, 'witnesses'>) {
  return new Set(
    Object.values(witnesses)
      .flatMap(({ details }) => details)
      .filter(({ code }) => code === MOVED)
      .map(({ params }) => params.route),
  );
}

/** Returns what writing clients of a database cluster get. Of several routes, one with refused clients is chosen. */
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
