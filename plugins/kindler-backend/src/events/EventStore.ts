import type {
  EventList,
  ListEventsFilter,
} from '@kindler/backstage-plugin-kindler-common';
import type { Knex } from 'knex';

/** What happened, kept in the plugin database. */
export class EventStore {
  static create(_options: { knex: Knex }) {
    return new EventStore();
  }

  async list(_filter: ListEventsFilter): Promise<Omit<EventList, 'now'>> {
    return { items: [] };
  }
}
