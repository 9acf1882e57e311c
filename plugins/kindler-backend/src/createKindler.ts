import type { GatewayDriverFactory } from '@kindler/backstage-plugin-kindler-node';
import { ClusterAccess, DatabaseActions } from './actions';
import { createBackups, createBackupWork } from './createBackups';
import { createDefinitions } from './createDefinitions';
import {
  createEnvironments,
  type CreateEnvironmentsOptions,
} from './createEnvironments';
import { createMigrations } from './createMigrations';
import { createObservation } from './createObservation';
import { createOperations } from './createOperations';
import { createPruner } from './createPruner';
import { createRouteAccess } from './createRouteAccess';
import { GatewayDiscoverer, GatewayService } from './gateways';
import { GatewayDrivers } from './haproxy/driver/GatewayDrivers';
import { HistoryReader } from './history';
import type { KindlerMetrics } from './metrics';
import { RouteService, SwitchoverAssistant } from './routes';
import { createFacade, Things, type Domains } from './service';
import { LastKnownStore } from './store';

/** Patroni blocks while it works. The effect is observed, so its answer need not be awaited for longer. */
const ORDER_TIMEOUT_MS = 10_000;

export interface CreateKindlerOptions
  extends Omit<CreateEnvironmentsOptions, 'lastKnown'> {
  metrics: KindlerMetrics;
  /** Gateway drivers from modules. */
  drivers: GatewayDriverFactory[];
}

/** Builds the domains, the facade over them, and everything that starts and stops with the plugin. */
export function createKindler(options: CreateKindlerOptions) {
  const { config, knex, announcer, logger, metrics } = options;
  const lastKnown = new LastKnownStore({ knex, logger });
  const observation = createObservation({ ...options, lastKnown });
  const { observer, events, recorder, incidents } = observation;
  const { acknowledgements, availability } = observation;

  const environments = createEnvironments({ ...options, lastKnown });
  const access = new ClusterAccess({
    databases: config.databases,
    kubernetes: config.kubernetes,
    findPlace: name => observer.findPlace(name),
    timeoutMs: config.observer.timeoutMs,
    orderTimeoutMs: ORDER_TIMEOUT_MS,
  });
  const drivers = new GatewayDrivers(config.gateways, options.drivers);
  const assist = new SwitchoverAssistant({ routes: config.routes, drivers });
  const backupWork = createBackupWork(config);
  const definitions = createDefinitions({
    config,
    observer,
    access,
    drivers,
    assist,
    backups: backupWork,
    environments: environments.work,
  });
  const pruner = createPruner({
    knex,
    lastKnown,
    logger,
    days: config.events.days,
  });
  const { operations, runner, retries, ...here } = createOperations({
    knex,
    definitions,
    logger,
    onChange: operation => {
      observation.noteMove(operation.subject);
      announcer.signal('operation', [operation.id]);
      announcer.signal(operation.subject.kind, [operation.subject.name]);
      recorder.recordAction(operation);
      metrics.operations.onChange(operation);
      incidents.recorder.noteActions();
    },
  });
  const requested = environments.domains({
    operations,
    retries,
    ...here,
    findAccess: createRouteAccess(config, name =>
      observer.getRouteClient(name),
    ),
  });
  const { backups, tasks } = createBackups(backupWork, {
    ...options,
    environments: requested.environments,
    operations,
    observer,
  });
  const observed = { ...config, observations: observer };
  const routes = new RouteService({ ...observed, drivers, operations });
  const domains: Domains = {
    ...requested,
    backups,
    observer,
    events,
    history: new HistoryReader({ observations: observer, events, operations }),
    incidents: incidents.store,
    currentIncidents: incidents.recorder,
    acknowledgements,
    availability: availability.reader,
    actions: new DatabaseActions({
      access,
      observations: observer,
      operations,
      assist,
    }),
    gateways: new GatewayService({ ...config, drivers, operations }),
    discoverer: new GatewayDiscoverer(observed),
    routes,
    migrations: createMigrations({ config, drivers, operations, routes }),
    operations,
    retries,
    wake: () => runner.wake(),
  };
  const things = new Things(domains);
  return {
    kindler: createFacade(domains, things),
    domains,
    things,
    recorders: [recorder, incidents.recorder, availability.recorder],
    tasks: [...environments.tasks(domains.environmentChanges), ...tasks],
    async start() {
      await observation.start(
        async limit => (await operations.list({ limit })).items,
      );
      environments.start(operations);
      void drivers.prepare(logger);
      runner.start();
      pruner.start();
    },
    async stop() {
      pruner.stop();
      await runner.stop();
      await access.close();
      await Promise.all([observation.stop(), environments.stop()]);
    },
  };
}
