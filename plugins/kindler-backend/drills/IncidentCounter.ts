import type { Database } from '@kindler/backstage-plugin-kindler-common';
import type { Knex } from 'knex';
import { silent } from '../bench/support/silent';
import { createIncidents } from '../src/incidents';
import type { Observer } from '../src/observer';
import { openMemoryDatabase } from './openMemoryDatabase';

type Past = NonNullable<ReturnType<Observer['getPast']>>;

/**
 * Counts the incidents of one drill in a store of its own: what begins soon after an incident belongs to that one, so the
 * drill before would take this one in.
 */
export class IncidentCounter {
  readonly #knex: Knex;
  readonly #incidents: ReturnType<typeof createIncidents>;

  static async start(observer: Observer): Promise<IncidentCounter> {
    return new IncidentCounter(await openMemoryDatabase(), observer);
  }

  private constructor(knex: Knex, observer: Observer) {
    this.#knex = knex;
    this.#incidents = createIncidents({
      knex,
      retention: { days: 1, maxPerKind: 1000 },
      routes: [],
      logger: silent,
      onShown: () => {},
      onWritten: () => {},
    });
    const observe = (name: string) => {
      const database = observer.getDatabase(name);
      const past = observer.getPast(name);
      return database && past && { database, past };
    };
    for (const { name } of observer.listDatabases()) {
      const seen = observe(name);
      if (seen) {
        this.see(seen.database, seen.past);
      }
    }
    this.#incidents.recorder.start({
      observe,
      listOperations: async () => [],
    });
  }

  see(database: Database, past: Past): void {
    this.#incidents.recorder.see(database, past);
  }

  /** How many incidents of a cluster began since the start. Nothing is counted after it. */
  async finish(database: string): Promise<number> {
    await this.#incidents.recorder.stop();
    const { items } = await this.#incidents.store.list(
      { database },
      Date.now(),
    );
    await this.#knex.destroy();
    return items.length;
  }
}
