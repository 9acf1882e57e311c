import type { LoggerService } from '@backstage/backend-plugin-api';
import type { KindlerConfig } from './config';
import { KindlerDatabase } from './postgres';

/** Creates the Kindler database behind its route; undefined if none is configured. */
export function createKindlerDatabase(
  config: KindlerConfig,
  logger: LoggerService,
) {
  const { database } = config;
  const route = config.routes.find(({ name }) => name === database?.route);
  return (
    database &&
    new KindlerDatabase({
      connection: {
        ...route?.listener,
        user: database.user,
        password: database.password,
        database: database.database,
        tls: database.tls,
      },
      route: database.route,
      logger,
    })
  );
}
