import { ConflictError, ServiceUnavailableError } from '@backstage/errors';
import { word, wordedError } from '@kindler/backstage-plugin-kindler-common';
import type { ClientBase } from 'pg';
import type { RouteConfig, RouteTargetConfig } from '../config';
import {
  connectOnce,
  isConnectionError,
  readSqlFacts,
  type SqlTarget,
} from '../postgres';
import type { MigrationOptions } from './types';

const TIMEOUT_MS = 10_000;

type MigratedRoute = RouteConfig & Required<Pick<RouteConfig, 'migration'>>;

/** The two servers of a migration, as the role that migrates reaches them. */
export interface Sides {
  source: SqlTarget;
  target: SqlTarget;
}

/**
 * The source is reached through the route. No route leads to the target yet, so its servers are asked directly, at the
 * addresses that HAProxy has.
 */
export async function resolveSides(
  options: MigrationOptions,
  { route: name, target }: { route: string; target: string },
): Promise<Sides> {
  const route = requireRoute(options, name);
  return {
    source: sourceOf(options, name),
    target: await findWriter(options, route, target),
  };
}

/** The source alone, so that the way back does not depend on the target. */
export function sourceOf(options: MigrationOptions, name: string): SqlTarget {
  const route = requireRoute(options, name);
  return { ...route.listener, ...roleOf(route) };
}

function roleOf({ migration }: MigratedRoute, target?: RouteTargetConfig) {
  return { ...(target?.migration ?? migration), timeoutMs: TIMEOUT_MS };
}

function requireRoute(
  { routes }: MigrationOptions,
  name: string,
): MigratedRoute {
  const route = routes.find(each => each.name === name);
  if (!route?.migration) {
    throw wordedError(ConflictError, word('migrate-no-role', { route: name }));
  }
  return route as MigratedRoute;
}

async function findWriter(
  { drivers }: MigrationOptions,
  route: MigratedRoute,
  target: string,
): Promise<SqlTarget> {
  const wanted = route.targets.find(each => each.name === target);
  const role = roleOf(route, wanted);
  const servers = await drivers.require(route.gateway).readServers(route.proxy);
  for (const { name, address: host, port } of servers) {
    const facts =
      wanted?.servers.includes(name) &&
      (await readSqlFacts({ host, port, ...role }).catch(() => undefined));
    if (facts && !facts.inRecovery) {
      return { host, port, ...role };
    }
  }
  throw wordedError(
    ServiceUnavailableError,
    word('migrate-no-writer', { target }),
  );
}

/** Does work on a server, if it is the one that is meant: a route may lead elsewhere by now. */
export async function onServer<T>(
  side: SqlTarget,
  system: string,
  work: (client: ClientBase) => Promise<T>,
): Promise<T> {
  try {
    return await connectOnce(side, async client => {
      const { rows } = await client.query(
        'SELECT system_identifier::text AS system FROM pg_control_system()',
      );
      if (rows[0].system !== system) {
        throw wordedError(
          ConflictError,
          word('migrate-other-server', { found: rows[0].system, system }),
        );
      }
      return work(client);
    });
  } catch (error) {
    const { name, message } = error as Error;
    throw name !== 'ConflictError' && isConnectionError(error)
      ? new ServiceUnavailableError(message, error as Error)
      : error;
  }
}
