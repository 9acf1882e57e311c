import { resolve } from 'node:path';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { LastKnownStore } from './LastKnownStore';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const directory = resolve(__dirname, '../../migrations');
const KIND = { name: 'seen', version: 1 };
const NEXT = { name: 'seen', version: 2 };
const AT = new Date(1_000);

describe('LastKnownStore', () => {
  let knex: Knex;
  beforeEach(async () => {
    knex = await databases.init('SQLITE_3');
    await knex.migrate.latest({ directory });
  });

  it.each([
    ['of this version', NEXT, '{"a":1}', [{ a: 1 }]],
    ['of an older version', KIND, '{"a":1}', []],
    ['of a newer version', { ...KIND, version: 3 }, '{"a":1}', []],
    ['cut off', NEXT, '{"a":', []],
    ['empty', NEXT, '', []],
    ['nothing', NEXT, 'null', []],
  ])('reads what is %s', async (_, kind, text, expected) => {
    const logger = mockServices.logger.mock();
    const store = new LastKnownStore({ knex, logger });
    await store.save(kind, 'a', {}, AT);
    await knex('last_known').update({ value: text });
    await store.save({ name: 'other', version: 1 }, 'a', {}, AT);
    for (const __ of ['once', 'again']) {
      const known = await store.load(NEXT);
      expect(known.map(({ value }) => value)).toEqual(expected);
    }
    expect(logger.warn).toHaveBeenCalledTimes(expected.length > 0 ? 0 : 1);

    await store.save(NEXT, 'a', { b: 2 }, AT);
    expect(await store.load(NEXT)).toEqual([
      { name: 'a', value: { b: 2 }, observedAt: AT },
    ]);
  });

  it('takes what was there before there were versions for the first one', async () => {
    await knex.migrate.down({ directory });
    await knex('last_known').insert({
      kind: 'seen',
      name: 'old',
      value: '{"a":1}',
      observed_at: 1_000,
    });
    await knex.migrate.latest({ directory });
    const logger = mockServices.logger.mock();
    const store = new LastKnownStore({ knex, logger });
    expect(await store.load(KIND)).toEqual([
      { name: 'old', value: { a: 1 }, observedAt: AT },
    ]);
    expect(await store.load(NEXT)).toEqual([]);
  });
});
