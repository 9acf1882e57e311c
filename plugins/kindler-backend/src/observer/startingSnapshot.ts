import type { DatabaseConfig, ObserverConfig, RouteConfig } from '../config';
import type {
  ClusterSnapshot,
  NodeSnapshot,
  RouteSnapshot,
} from '../model/ClusterSnapshot';
import { restAddress } from '../model/addresses/urlAddress';
import { poolerName } from '../pgbouncer/poolerName';
import type { FoundMember } from '../kubernetes/clusters/foundMembers';
import type { Reading } from '../model/Reading';
import { sourceId } from '../model/SourceId';

/** A configured node before its first answer, with the base URL of its REST API. */
export interface StartingNode {
  snapshot: NodeSnapshot;
  base?: string;
}

/** The nodes of a cluster, from `patroni.members` or else from `members`. */
export function startingNodes(database: DatabaseConfig): StartingNode[] {
  if (!database.patroni) {
    return database.members.map(({ name, host, port }) => {
      const address = `${host}:${port}`;
      return {
        snapshot: {
          address,
          name,
          postgres: { host, port },
          sql: database.probe && sqlReading(database, address),
        },
      };
    });
  }
  return database.patroni.members.map((base, index) => {
    const address = restAddress(base) ?? `member-${index + 1}`;
    return {
      base,
      snapshot: {
        address,
        node: restReading(database, address, base),
        cluster: restReading(database, address, base),
        sql: database.probe && sqlReading(database, address),
      },
    };
  });
}

/** A discovered member before it was asked by SQL. */
export function foundNode(
  database: DatabaseConfig,
  { name, host, port }: FoundMember,
): NodeSnapshot {
  const address = `${host}:${port}`;
  return {
    address,
    name,
    postgres: { host, port },
    sql: sqlReading(database, address),
  };
}

/** The initial knowledge about a cluster before anything was asked. */
export function startingSnapshot(
  database: DatabaseConfig,
  routes: RouteConfig[],
  settings: ObserverConfig,
): ClusterSnapshot {
  return {
    name: database.name,
    title: database.title,
    owner: database.owner,
    managedBy: database.patroni ? 'patroni' : 'none',
    probed: database.probe !== undefined,
    nodes: startingNodes(database).map(({ snapshot }) => snapshot),
    routes: startingRoutes(database.name, routes),
    ...settings,
  };
}

/** The routes that have this database as a target. */
export function startingRoutes(
  database: string,
  routes: RouteConfig[],
): RouteSnapshot[] {
  return routes.flatMap(route => {
    const servers = route.targets
      .filter(target => target.database === database)
      .flatMap(target => target.servers);
    const { name, gateway, proxy, frontend, listener, intent } = route;
    const otherTargets = route.targets.filter(
      target => target.database !== database,
    );
    return servers.length > 0
      ? [
          {
            name,
            gateway,
            proxy,
            frontend,
            listener,
            intent,
            servers,
            otherTargets,
            ...(route.poolers?.length && { poolers: startingPoolers(route) }),
          },
        ]
      : [];
  });
}

function startingPoolers({
  name,
  poolers = [],
}: RouteConfig): RouteSnapshot['poolers'] {
  return Object.fromEntries(
    poolers.map(pooler => {
      const target = poolerName(pooler);
      return [
        target,
        { source: { ...sourceId.pgbouncer(name, target), target } },
      ];
    }),
  );
}

function restReading<T>(
  database: DatabaseConfig,
  address: string,
  base: string,
): Reading<T> {
  const source = sourceId.patroniRest(database.name, address);
  return { source: { ...source, target: withoutUser(base) } };
}

function sqlReading<T>(database: DatabaseConfig, address: string): Reading<T> {
  const source = sourceId.postgresSql(database.name, address);
  return { source: { ...source, target: address } };
}

function withoutUser(base: string): string {
  if (!URL.canParse(base)) {
    return 'no valid URL';
  }
  const { protocol, host, pathname } = new URL(base);
  return `${protocol}//${host}${pathname}`;
}
