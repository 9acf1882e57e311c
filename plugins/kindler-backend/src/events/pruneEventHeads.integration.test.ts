import { mockServices } from '@backstage/backend-test-utils';
import { ENGINES, PluginDatabases } from '../__testUtils__/PluginDatabases';
import { LastKnownStore } from '../store';
import { EventWriter } from './EventWriter';
import { pruneEventHeads } from './pruneEventHeads';

jest.setTimeout(180_000);

const NOW = Date.parse('2026-11-22T09:00:00Z');
const HOUR = 60 * 60 * 1000;

describe.each(ENGINES)('pruneEventHeads on %s', engine => {
  let databases: PluginDatabases;
  beforeAll(async () => {
    databases = await PluginDatabases.create(engine);
  });
  afterAll(() => databases.close());

  it('keeps what is still observed, and what still has events', async () => {
    const [knex] = await databases.open();
    for (const database of ['observed', 'told', 'gone']) {
      await knex('event_heads').insert({ database, value: '{}' });
    }
    const lastKnown = new LastKnownStore({
      knex,
      logger: mockServices.logger.mock(),
    });
    const database = { name: 'observed-database', version: 1 };
    const gateway = { name: 'observed-gateway', version: 1 };
    await lastKnown.save(database, 'observed', {}, new Date());
    await lastKnown.save(gateway, 'gone', {}, new Date());
    await knex('events').insert({
      fact: 'a',
      kind: 'leader-changed',
      at: 1,
      database: 'told',
      message: '',
    });
    expect(await pruneEventHeads(knex)).toBe(1);
    const left = await knex('event_heads')
      .orderBy('database')
      .pluck('database');
    expect(left).toEqual(['observed', 'told']);

    await lastKnown.remove(database, 'observed');
    await knex('events').delete();
    expect(await pruneEventHeads(knex)).toBe(2);
  });

  it('keeps what came into sight a moment ago, before anything else is known of it', async () => {
    const [knex] = await databases.open();
    const writer = new EventWriter({ knex });
    const leads = (value: string, at: number) => ({
      database: 'young',
      at,
      values: [
        {
          subject: 'leader',
          kind: 'leader-changed' as const,
          value,
          details: {},
        },
      ],
    });
    const first = await writer.tell(leads('a', NOW), new Map());
    expect(await pruneEventHeads(knex, NOW + HOUR)).toBe(0);
    const next = await writer.tell(leads('b', NOW + HOUR), first.known);
    expect(next.wrote).toBe(true);
  });
});
