import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import {
  AvailabilityReader,
  type AvailabilityReaderOptions,
} from './AvailabilityReader';
import {
  AvailabilityRecorder,
  type AvailabilityRecorderOptions,
} from './AvailabilityRecorder';
import { AvailabilityStore } from './AvailabilityStore';

/** Creates the availability of all routes. Other backends may write to the same plugin database. */
export function createAvailability(
  options: Pick<AvailabilityReaderOptions, 'routes' | 'listLeaderChanges'> &
    Pick<AvailabilityRecorderOptions, 'logger' | 'onRefused'> & {
      knex: Knex;
    },
) {
  const { knex, routes, listLeaderChanges, ...rest } = options;
  const store = new AvailabilityStore({ knex });
  const intents = new Map(routes.map(({ name, intent }) => [name, intent]));
  const recorder = new AvailabilityRecorder({
    ...rest,
    store,
    backend: randomUUID(),
    intentOf: route => intents.get(route) ?? 'read-only',
  });
  const reader = new AvailabilityReader({
    store,
    routes,
    unwritten: () => recorder.unwritten,
    listLeaderChanges,
  });
  return { recorder, reader };
}
