import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type {
  Database,
  HistoryEntry,
  KindlerEvent,
} from '@kindler/backstage-plugin-kindler-common';
import { openLab, waitFor, type Lab } from '@kindler/lab';
import type { Knex } from 'knex';
import { labConfig, startKindler } from '../../__testUtils__/startKindler';

export const UNTIL = { deadlineMs: 60_000, everyMs: 200 };

type Kindler = Awaited<ReturnType<typeof startKindler>>;

/** Two backends with one plugin database that observe the lab. Call it in a `describe`. */
export function useEventBackends() {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let lab: Lab;
  let closeLab: () => Promise<void>;
  let knex: Knex;
  const running: Kindler[] = [];

  beforeAll(async () => {
    ({ lab, close: closeLab } = await openLab());
    knex = await databases.init('SQLITE_3');
    await start();
    await start();
  });

  beforeEach(async () => {
    await lab.heal();
  });

  afterAll(async () => {
    await Promise.all(running.map(backend => backend.stop()));
    await closeLab?.();
  });

  async function start() {
    const config = labConfig(lab);
    // PostgreSQL that is restarted in place is away for about two seconds.
    config.kindler.observer = { intervalMs: 500, timeoutMs: 1000 };
    const backend = await startKindler(config, [
      mockServices.database.factory({ knex, migrations: { skip: false } }),
    ]);
    running.push(backend);
    await waitFor('a first value', () => heads(), UNTIL);
    await isWell();
  }

  async function heads() {
    const rows = await knex('event_heads').where({ database: 'orders' });
    return rows.length > 0 || undefined;
  }

  async function orders(): Promise<Database> {
    return (await running[0].get('/databases/orders')).body.item;
  }

  async function isWell(): Promise<Database> {
    return waitFor(
      'all to be well',
      async () => {
        const found = await Promise.all(
          running.map(each => each.get('/databases/orders')),
        );
        return found.every(({ body }) => body.item.verdict === 'ok')
          ? found[0].body.item
          : undefined;
      },
      UNTIL,
    );
  }

  /** Oldest first. */
  async function events(query = ''): Promise<KindlerEvent[]> {
    const { body } = await running[0].get(
      `/events?database=orders&limit=500${query}`,
    );
    return body.items.reverse();
  }

  /** Returns the events that an act causes, once the last of them has its outage. */
  async function happens(act: () => Promise<unknown>): Promise<KindlerEvent[]> {
    const before = (await events()).length;
    await act();
    return waitFor(
      'a switch of timeline with its outage',
      async () => {
        await isWell();
        const added = (await events()).slice(before);
        const isTold = added.some(
          ({ kind, outageMs }) => kind === 'timeline-switched' && outageMs,
        );
        if (!isTold) {
          throw new Error(added.map(({ message }) => message).join(' '));
        }
        return added;
      },
      UNTIL,
    );
  }

  const history = async (): Promise<HistoryEntry[]> =>
    (await running[0].get('/databases/orders/history')).body.items;

  return {
    get lab() {
      return lab;
    },
    get knex() {
      return knex;
    },
    running,
    start,
    orders,
    isWell,
    events,
    happens,
    history,
  };
}
