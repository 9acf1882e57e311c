import { mockServices } from '@backstage/backend-test-utils';
import { ENGINES, PluginDatabases } from '../__testUtils__/PluginDatabases';
import { LastKnownStore } from '../store';
import { pruneEventHeads } from './pruneEventHeads';

jest.setTimeout(180_000);

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
});
