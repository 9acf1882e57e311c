import type { Knex } from 'knex';
import { migrateBefore } from './__testUtils__/migrateBefore';
import { ENGINES, PluginDatabases } from './__testUtils__/PluginDatabases';
import { EventStore } from './events';
import { OperationReader } from './operations/journal/OperationReader';
import { openPluginDatabase } from './store';

jest.setTimeout(180_000);

/** The first version in which owners were told of incidents. */
const OLD_SCHEMA = '20261129';

/** Rows as that version wrote them. */
const ROWS: Record<string, object[]> = {
  events: ['leader-changed', 'verdict-changed'].map((kind, index) => ({
    fact: `orders/${index}`,
    kind,
    at: 1_700_000_000_000 + index,
    database: 'orders',
    from_value: 'orders-1',
    to_value: 'orders-2',
    message: 'The leader changed from orders-1 to orders-2',
    timeline: 7,
  })),
  event_heads: [{ database: 'orders', value: '{"leader":"orders-2"}' }],
  incidents: [null, 1_700_000_900_000].map((ended, index) => ({
    database: 'orders',
    started_at: 1_700_000_000_000 + index,
    ended_at: ended,
    worst: 'critical',
    seen_at: 1_700_000_000_000,
    summary: '{"phases":[]}',
    state: '{"database":"orders"}',
    notices: '[{"kind":"alarm","at":1700000000500}]',
    last_notice: 'alarm',
  })),
  operations: ['succeeded', 'failed', 'pending'].map(status => ({
    id: status,
    kind: 'route-switch',
    subject_kind: 'route',
    subject_name: `orders-${status}`,
    status,
    requester: 'user:default/guest',
    reason: 'a drill',
    request_hash: status,
    input: '{"route":"orders-rw","target":"b","from":"a"}',
    state: '{}',
    steps: '[{"name":"Move the route","status":"done"}]',
    created_at: 1_700_000_000_000,
  })),
  operation_log: [
    {
      operation_id: 'failed',
      at: 1_700_000_000_000,
      level: 'error',
      message: 'The target did not answer',
    },
  ],
  acknowledgements: [
    {
      database: 'orders',
      finding: 'timeline-went-back',
      at: 1_700_000_000_000,
      requester: 'user:default/guest',
      reason: 'restored on purpose',
    },
  ],
  lost_timelines: [{ database: 'orders', value: '[{"timeline":7}]' }],
  client_spans: [
    {
      id: 'backend-1',
      route: 'orders-rw',
      intent: 'read-write',
      state: 'refused',
      from_at: 1,
      to_at: 2,
      sure_from: 1,
      sure_to: 2,
    },
  ],
};

describe.each(ENGINES)(
  'a plugin database of an earlier version on %s',
  engine => {
    let databases: PluginDatabases;
    let knex: Knex;

    /** All rows. Steps of operations got ids later. */
    const readAll = async () =>
      Object.fromEntries(
        await Promise.all(
          Object.keys(ROWS).map(async table => [
            table,
            (
              await knex(table)
            ).map(({ steps, ...row }) => ({
              ...row,
              ...(steps && { steps: JSON.parse(steps) }),
            })),
          ]),
        ),
      );

    beforeAll(async () => {
      databases = await PluginDatabases.create(engine);
      [knex] = await databases.openEmpty();
      await migrateBefore(knex, OLD_SCHEMA);
      for (const [table, rows] of Object.entries(ROWS)) {
        await knex(table).insert(rows);
      }
    });

    afterAll(() => databases?.close());

    it('keeps every event, incident, operation and notice when it is migrated', async () => {
      const before = await readAll();
      await openPluginDatabase({ getClient: async () => knex });
      expect(await readAll()).toMatchObject(before);
      const { items } = await new EventStore({ knex }).list({});
      expect(items).toHaveLength(ROWS.events.length);
      const operations = new OperationReader(knex);
      expect(await operations.get('failed')).toMatchObject({
        kind: 'route-switch',
        status: 'failed',
        steps: [{ name: 'Move the route', status: 'done' }],
      });
      expect(await operations.readLog('failed')).toMatchObject([
        { message: 'The target did not answer' },
      ]);
    });

    it('refuses an older version, names what that does not know, and changes nothing', async () => {
      const newer = '20991231_newer.js';
      const [{ batch }] = await knex('knex_migrations').max('batch as batch');
      await knex('knex_migrations').insert({
        name: newer,
        batch: batch + 1,
        migration_time: new Date(),
      });
      const before = await readAll();
      await expect(
        openPluginDatabase({ getClient: async () => knex }),
      ).rejects.toThrow(
        new RegExp(
          `newer version of Kindler.*${newer}.*Start the newer version`,
        ),
      );
      expect(await readAll()).toEqual(before);
    });
  },
);
