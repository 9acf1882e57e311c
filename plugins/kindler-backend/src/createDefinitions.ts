import {
  actionDefinitions,
  type ClusterAccess,
  type SwitchoverAssist,
} from './actions';
import {
  backupDefinition,
  restoreDefinition,
  type BackupWork,
} from './backups';
import type { KindlerConfig } from './config';
import {
  CHANGE_KINDS,
  changeDefinition,
  issuePasswordDefinition,
  type EnvironmentInspector,
  type EnvironmentTable,
  type PasswordHandover,
} from './environments';
import { endSessionsDefinition, serverDefinition } from './gateways';
import type { GatewayDrivers } from './haproxy/driver/GatewayDrivers';
import { migrationOptions } from './createMigrations';
import { migrationDefinition } from './migration';
import type { Observer } from './observer';
import { OperationDefinitions } from './operations';
import type { EnvironmentParts } from './providers';
import {
  GapProbe,
  poolerDefinition,
  switchDefinition,
  switchSteps,
} from './routes';

export interface CreateDefinitionsOptions {
  config: KindlerConfig;
  observer: Observer;
  access: ClusterAccess;
  drivers: GatewayDrivers;
  assist: SwitchoverAssist;
  /** Missing if `kindler.backups` is not configured. */
  backups?: BackupWork;
  environments: {
    table: EnvironmentTable;
    parts: EnvironmentParts;
    inspector: EnvironmentInspector;
    passwords: PasswordHandover;
    onChange(name: string, change: 'upserted' | 'removed'): Promise<void>;
  };
}

/** All operations that this backend can carry out. */
export function createDefinitions(
  options: CreateDefinitionsOptions,
): OperationDefinitions {
  const { config, observer, access, drivers, environments } = options;
  const definitions = new OperationDefinitions();
  for (const provider of environments.parts.providers.all()) {
    for (const kind of CHANGE_KINDS) {
      definitions.add(changeDefinition(kind, provider.kind, environments));
    }
    definitions.add(issuePasswordDefinition(provider, environments.passwords));
  }
  definitions.addFallback('environment-delete', variant =>
    changeDefinition('environment-delete', variant, environments),
  );
  const switching = {
    routes: config.routes,
    drivers,
    refreshGateway: (name: string) => observer.refreshGateway(name),
  };
  definitions.add(switchDefinition(switching));
  definitions.add(
    migrationDefinition({
      ...migrationOptions(config, drivers),
      switchSteps: switchSteps(switching),
    }),
  );
  definitions.add(poolerDefinition(config.routes));
  const refreshGateway = (name: string) => observer.refreshGateway(name);
  definitions.add(
    serverDefinition({ routes: config.routes, drivers, refreshGateway }),
  );
  definitions.add(
    endSessionsDefinition({ gateways: config.gateways, refreshGateway }),
  );
  if (options.backups) {
    definitions.add(backupDefinition(options.backups));
    definitions.add(restoreDefinition(options.backups));
  }
  for (const definition of actionDefinitions({
    access,
    observations: observer,
    startProbe: name => startProbe(config, name),
    assist: options.assist,
  })) {
    definitions.add(definition);
  }
  return definitions;
}

function startProbe(config: KindlerConfig, name: string) {
  const route = config.routes.find(each => each.name === name);
  return route?.verify && GapProbe.start(route);
}
