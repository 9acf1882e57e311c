import { actionDefinitions, type ClusterAccess } from './actions';
import type { Announcer } from './Announcer';
import type { KindlerConfig } from './config';
import {
  createEnvironmentDefinition,
  deleteEnvironmentDefinition,
  issuePasswordDefinition,
  type EnvironmentTable,
  type PasswordHandover,
} from './environments';
import type { GatewayDrivers } from './haproxy/driver/GatewayDrivers';
import type { Observer } from './observer';
import { OperationDefinitions } from './operations';
import type { EnvironmentProviders } from './providers';
import { GapProbe, switchDefinition } from './routes';

export interface CreateDefinitionsOptions {
  config: KindlerConfig;
  announcer: Announcer;
  observer: Observer;
  access: ClusterAccess;
  drivers: GatewayDrivers;
  environments: {
    table: EnvironmentTable;
    providers: EnvironmentProviders;
    passwords: PasswordHandover;
  };
}

/** All operations that this backend can carry out. */
export function createDefinitions(
  options: CreateDefinitionsOptions,
): OperationDefinitions {
  const { config, announcer, observer, access, drivers, environments } =
    options;
  const definitions = new OperationDefinitions();
  for (const provider of environments.providers.all()) {
    const environment = {
      table: environments.table,
      passwords: environments.passwords,
      provider,
      onChange: async (name: string, change: 'upserted' | 'removed') => {
        announcer.signal('environment', [name]);
        await announcer.publish({ kind: 'environment', name, change });
      },
    };
    definitions.add(createEnvironmentDefinition(environment));
    definitions.add(deleteEnvironmentDefinition(environment));
    definitions.add(issuePasswordDefinition(environment));
  }
  definitions.add(
    switchDefinition({
      routes: config.routes,
      drivers,
      refreshGateway: name => observer.refreshGateway(name),
    }),
  );
  for (const definition of actionDefinitions({
    access,
    observations: observer,
    startProbe: name => startProbe(config, name),
  })) {
    definitions.add(definition);
  }
  return definitions;
}

function startProbe(config: KindlerConfig, name: string) {
  const route = config.routes.find(each => each.name === name);
  return route?.verify && GapProbe.start(route);
}
