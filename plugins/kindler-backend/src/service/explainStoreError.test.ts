import { ConflictError } from '@backstage/errors';
import createKnex, { type Knex } from 'knex';
import { explainStoreError } from './explainStoreError';

const SECRET = 'hunter2';

describe('explainStoreError', () => {
  let knex: Knex;

  beforeEach(async () => {
    knex = createKnex({
      client: 'better-sqlite3',
      connection: ':memory:',
      useNullAsDefault: true,
      pool: { acquireTimeoutMillis: 100 },
      log: { warn: () => {} },
    });
    await knex.schema.createTable('notes', table => {
      table.text('text').unique();
    });
  });
  afterEach(() => knex.destroy());

  const write = async (text = SECRET) => {
    await knex('notes').insert({ text });
  };
  const explain = async (work: () => Promise<unknown>) =>
    work().then(() => undefined, explainStoreError) as Promise<Error>;

  it.each<[string, RegExp, () => Promise<unknown>]>([
    [
      'full',
      /is full.*SQLITE_FULL/,
      async () => {
        await knex.raw('PRAGMA max_page_count = 3');
        await write(SECRET.repeat(5000));
      },
    ],
    [
      'read-only',
      /takes no writes.*SQLITE_READONLY/,
      async () => {
        await knex.raw('PRAGMA query_only = 1');
        await write();
      },
    ],
    [
      'busy',
      /cannot be used/,
      async () => knex.transaction(async () => write()),
    ],
    [
      'closed',
      /cannot be used/,
      async () => {
        await knex.destroy();
        await write();
      },
    ],
    [
      'not there',
      /cannot be used.*ECONNREFUSED/,
      async () => {
        const away = createKnex({
          client: 'pg',
          connection: { host: '127.0.0.1', port: 9, user: 'a', password: 'b' },
          log: { warn: () => {} },
        });
        await away('notes')
          .insert({ text: SECRET })
          .finally(() => away.destroy());
      },
    ],
  ])('is 503 with the next step: %s', async (_, message, work) => {
    const told = await explain(work);
    expect(told.name).toBe('ServiceUnavailableError');
    expect(told.message).toMatch(message);
    expect(told.message).not.toMatch(/hunter2|insert/);
  });

  it.each([
    ['53100', /is full/],
    ['25006', /takes no writes/],
    ['53300', /cannot be used/],
    ['57P03', /cannot be used/],
    ['08006', /cannot be used/],
    ['28P01', /cannot be used/],
  ])('is 503 with the next step: SQLSTATE %s', async (code, message) => {
    const error = Object.assign(new Error(`insert ${SECRET} - x`), { code });
    const told = explainStoreError(error) as Error;
    expect(told.name).toBe('ServiceUnavailableError');
    expect(told.message).toMatch(message);
    expect(told.message).not.toContain(SECRET);
  });

  it.each<[string, () => Promise<unknown>]>([
    [
      'what is there already',
      async () => {
        await write();
        await write();
      },
    ],
    [
      'a table that is not there',
      async () => knex('none').insert({ a: SECRET }),
    ],
  ])('tells no statement and no value: %s', async (_, work) => {
    const told = await explain(work);
    expect(told.message).toMatch(/^A database refused a statement \(SQLITE_/);
  });

  it.each([
    new ConflictError('x'),
    new TypeError('y'),
    Object.assign(new Error('z'), { code: 'ERR_INVALID_ARG_TYPE' }),
    'no error',
  ])('leaves what is none of a database: %s', error => {
    expect(explainStoreError(error)).toBe(error);
  });
});
