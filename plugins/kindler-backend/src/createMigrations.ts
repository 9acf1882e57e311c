import type { KindlerConfig } from './config';
import type { GatewayDrivers } from './haproxy/driver/GatewayDrivers';
import { MigrationService } from './migration';
import type { OperationStore } from './operations';
import type { RouteService } from './routes';

/** What migrations need of the configuration; they copy by the programs of backups. */
export function migrationOptions(
  { routes, backups }: KindlerConfig,
  drivers: GatewayDrivers,
) {
  const programs = { pgDump: 'pg_dump', pgRestore: 'pg_restore' };
  return { routes, drivers, programs: backups?.programs ?? programs };
}

/** Builds what serves requests for migrations. */
export function createMigrations(options: {
  config: KindlerConfig;
  drivers: GatewayDrivers;
  operations: OperationStore;
  routes: Pick<RouteService, 'get' | 'locks'>;
}): MigrationService {
  const { config, drivers, operations, routes } = options;
  return new MigrationService({
    ...migrationOptions(config, drivers),
    operations,
    locks: (name, between) => routes.locks(name, between),
    look: async name => (await routes.get(name)).item,
  });
}
