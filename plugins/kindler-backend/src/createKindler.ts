import { EventEmitter } from 'node:events';
import type { GatewayDriverFactory } from '@kindler/backstage-plugin-kindler-node';
import { Acknowledgements, AcknowledgementStore } from './acknowledgements';
import { ClusterAccess, DatabaseActions } from './actions';
import { createAvailability, toRouteProbe } from './availability';
import { createBackups, createBackupWork } from './createBackups';
import { createDefinitions } from './createDefinitions';
import {
  createEnvironments,
  type CreateEnvironmentsOptions,
} from './createEnvironments';
import { createMigrations } from './createMigrations';
import { createOperations } from './createOperations';
import { createPruner } from './createPruner';
import { createRouteAccess } from './createRouteAccess';
import { EventRecorder, EventStore, EventWriter, WarmUp } from './events';
import { GatewayDiscoverer, GatewayService } from './gateways';
import { GatewayDrivers } from './haproxy/driver/GatewayDrivers';
import { HistoryReader } from './history';
import { createIncidents } from './incidents';
import { OwnerNotifier } from './notifications';
import type { KindlerMetrics } from './metrics';
import { Observer, type ClusterPast, type Moves } from './observer';
import {
  affectedRoutes,
  leadsTo,
  RouteService,
  SwitchoverAssistant,
} from './routes';
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
  const events = new EventStore({ knex });
  const recorder = new EventRecorder({
    store: events,
    writer: new EventWriter({ knex }),
    retention: config.events,
    routes: config.routes,
    logger,
    onWritten: databases => announcer.signal('database', databases),
  });

  const incidents = createIncidents({
    knex,
    retention: config.events,
    routes: config.routes,
    logger,
    onShown: databases => announcer.signal('database', databases),
    onWritten: ids => announcer.signal('incident', ids),
  });

  const acknowledgements = new Acknowledgements({
    store: new AcknowledgementStore({ knex }),
    logger,
    tell: event => recorder.record([event]),
  });
  const availability = createAvailability({
    knex,
    routes: config.routes,
    logger,
    listLeaderChanges: (name, since) =>
      events.listLeaderChangeTimes(name, since),
    onRefused: (intent, ms) => metrics.observer.countRefused(intent, ms),
  });

  const moves: Moves = new EventEmitter().setMaxListeners(0);
  const observer = new Observer({
    moves,
    databases: config.databases,
    gateways: config.gateways,
    routes: config.routes,
    kubernetes: config.kubernetes,
    settings: config.observer,
    logger,
    store: lastKnown,
  });
  const warmUp = new WarmUp<ClusterPast>((database, past) => {
    recorder.see(database, past);
    incidents.recorder.see(database, past);
    acknowledgements.see(database.name, past.lostTimelines);
  });
  observer.subscribe(metrics.observer);
  observer.subscribe({
    onDatabase: (database, _, past) => warmUp.onDatabase(database, past),
    onLook: (database, past) => warmUp.onLook(database, past),
    onProbe: (...probe) => availability.recorder.see(toRouteProbe(...probe)),
    onChange: ({ databases, gateways }) => {
      announcer.signal('database', databases);
      announcer.signal('gateway', gateways);
      announcer.signal('route', affectedRoutes(config, databases, gateways));
    },
    onFound: (name, change) => {
      if (change === 'removed') {
        warmUp.forget(name);
        recorder.forget(name);
      }
      void announcer.publish({ kind: 'database', name, change });
    },
  });
  const notifier = config.notifications.enabled
    ? new OwnerNotifier({
        notifications: options.notifications,
        notices: incidents.notices,
        onTold: ids => announcer.signal('incident', ids),
        logger,
      })
    : undefined;

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
      moves.emit('move', operation.subject);
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
    start() {
      recorder.start(async () => (await operations.list({})).items);
      incidents.recorder.start({
        observe: name => {
          const seen = observer.getDatabase(name);
          const past = observer.getPast(name);
          return seen && past && { database: seen, past };
        },
        listOperations: async () =>
          (await operations.list({ limit: 100 })).items,
      });
      acknowledgements.start((name, noted) => observer.setNoted(name, noted));
      availability.recorder.start(name => {
        const route = config.routes.find(each => each.name === name);
        return route && leadsTo(route, each => observer.getDatabase(each));
      });
      observer.start();
      notifier?.start();
      environments.start(operations);
      void drivers.prepare(logger);
      runner.start();
      pruner.start();
    },
    async stop() {
      acknowledgements.stop();
      pruner.stop();
      await runner.stop();
      await access.close();
      await Promise.all([
        observer.stop(),
        notifier?.stop(),
        environments.stop(),
      ]);
      await Promise.all([
        recorder.stop(),
        incidents.recorder.stop(),
        availability.recorder.stop(),
      ]);
    },
  };
}
