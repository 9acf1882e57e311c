import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { Acknowledgements, AcknowledgementStore } from './acknowledgements';
import type { Announcer } from './Announcer';
import { createAvailability } from './availability';
import type { KindlerConfig } from './config';
import { EventRecorder, EventStore, EventWriter } from './events';
import { createIncidents } from './incidents';
import type { KindlerMetrics } from './metrics';
import { Recording } from './Recording';
import type { Replicas } from './replicas';

export interface CreateRecordersOptions {
  config: KindlerConfig;
  /** Plugin database. */
  knex: Knex;
  announcer: Announcer;
  logger: LoggerService;
  metrics: KindlerMetrics;
  replicas: Replicas;
}

/** Builds what writes down what happens, where this backend is the one to do so. */
export function createRecorders(options: CreateRecordersOptions) {
  const { config, knex, announcer, logger, metrics, replicas } = options;
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
    records: name => replicas.records(`database ${name}`),
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
  const recording = new Recording({
    replicas,
    recorder,
    incidents: incidents.recorder,
    acknowledgements,
  });
  return {
    events,
    recorder,
    incidents,
    acknowledgements,
    availability,
    recording,
  };
}
