import { EventEmitter } from 'node:events';
import type { Operation } from '@kindler/backstage-plugin-kindler-common';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import { toRouteProbe } from './availability';
import {
  createRecorders,
  type CreateRecordersOptions,
} from './createRecorders';
import { OwnerNotifier } from './notifications';
import { Observer, ThingBook, type Moves } from './observer';
import { Replicas } from './replicas';
import { affectedRoutes, leadsTo } from './routes';
import { shareConfiguration } from './shareConfiguration';
import type { LastKnownStore } from './store';

export interface CreateObservationOptions
  extends Omit<CreateRecordersOptions, 'replicas'> {
  lastKnown: LastKnownStore;
  notifications: NotificationService;
}

/** Builds what observes, what writes down and tells what was observed, and the sharing of this work among backends. */
export function createObservation(options: CreateObservationOptions) {
  const { config, knex, announcer, logger, metrics, lastKnown } = options;
  const replicas = new Replicas({
    knex,
    configuration: shareConfiguration(config),
    logger,
  });
  const recorders = createRecorders({ ...options, replicas });
  const { recorder, incidents, recording } = recorders;
  const { acknowledgements, availability } = recorders;

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
    asks: replicas.asks,
  });
  const things = new ThingBook(config.routes);
  observer.subscribe(metrics.observer);
  observer.subscribe(recording.listener);
  observer.subscribe({
    onProbe: (route, ...probe) => {
      if (replicas.records(things.ofRoute(route))) {
        availability.recorder.see(toRouteProbe(route, ...probe));
      }
    },
    onChange: ({ databases, gateways }) => {
      announcer.signal('database', databases);
      announcer.signal('gateway', gateways);
      announcer.signal('route', affectedRoutes(config, databases, gateways));
    },
    onFound: (name, change) => {
      if (change === 'removed') {
        recording.forget(name);
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

  return {
    ...recorders,
    observer,
    replicas,
    /** Tells that an operation of this backend works on something through which clients may be moved. */
    noteMove(move: { kind: string; name: string }) {
      moves.emit('move', move);
      replicas.noteMove(move);
    },
    /** @param listOperations - returns the latest operations */
    async start(listOperations: (limit?: number) => Promise<Operation[]>) {
      recorder.start(() => listOperations());
      incidents.recorder.start({
        observe: name => {
          const seen = observer.getDatabase(name);
          const past = observer.getPast(name);
          return seen && past && { database: seen, past };
        },
        listOperations: () => listOperations(100),
      });
      acknowledgements.start((name, noted) => observer.setNoted(name, noted));
      availability.recorder.start(name => {
        const route = config.routes.find(each => each.name === name);
        return route && leadsTo(route, each => observer.getDatabase(each));
      });
      await replicas.start({
        readings: observer.observations,
        thingOf: key => things.ofKey(key),
        onMove: move => moves.emit('move', move),
        onChange: () => {
          observer.reassign();
          recording.reassign(observer.listDatabases());
        },
      });
      recording.reassign(observer.listDatabases());
      observer.start();
      notifier?.start();
    },
    async stop() {
      acknowledgements.stop();
      await Promise.all([observer.stop(), notifier?.stop()]);
      await Promise.all([
        recorder.stop(),
        incidents.recorder.stop(),
        availability.recorder.stop(),
      ]);
      await replicas.stop();
    },
  };
}
