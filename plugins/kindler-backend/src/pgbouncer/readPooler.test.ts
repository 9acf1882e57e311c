import { DatabaseError } from 'pg';
import { COLUMNS, rowsOf } from './__testUtils__/columns';
import { explainPooler } from './explainPooler';
import { readView } from './readPooler';
import type { PoolerRow, PoolerTable } from './tables';

const POOL = { database: 'orders', pool_mode: 'transaction' };

function answers(version: string): Record<PoolerTable, PoolerRow[]> {
  const of = (table: PoolerTable, ...rows: PoolerRow[]) =>
    rowsOf(version, table, ...rows);
  return {
    VERSION: of('VERSION', { version: `PgBouncer ${version}` }),
    DATABASES: of(
      'DATABASES',
      { name: 'pgbouncer', port: 6432, paused: 0, disabled: 0 },
      {
        name: 'orders',
        database: 'orders_live',
        host: '10.0.0.5',
        port: 5000,
        pool_mode: null,
        paused: 1,
        disabled: 0,
      },
    ),
    POOLS: of(
      'POOLS',
      {
        ...POOL,
        user: 'a',
        cl_active: 3,
        cl_waiting: 2,
        maxwait: 1,
        maxwait_us: 250000,
      },
      {
        ...POOL,
        user: 'b',
        cl_active: 1,
        cl_waiting: 0,
        maxwait: 0,
        maxwait_us: 0,
      },
      {
        ...POOL,
        database: 'other',
        cl_active: 9,
        cl_waiting: 9,
        maxwait: 9,
        maxwait_us: 9,
      },
    ),
    SERVERS: of(
      'SERVERS',
      {
        database: 'orders',
        user: 'a',
        state: 'active',
        remote_pid: 4711,
        close_needed: 0,
      },
      {
        database: 'orders',
        user: 'b',
        state: 'login',
        remote_pid: 0,
        close_needed: 1,
      },
      { database: 'other', state: 'active', remote_pid: 1, close_needed: 0 },
    ),
    STATS: of('STATS', {
      database: 'orders',
      avg_xact_count: '12',
      avg_wait_time: '1500',
    }),
    LISTS: of(
      'LISTS',
      { list: 'used_clients', items: 7 },
      { list: 'peers', items: 0 },
    ),
    CONFIG: of(
      'CONFIG',
      { key: 'admin_users', value: 'kindler, root' },
      { key: 'pool_mode', value: 'session' },
      { key: 'query_wait_timeout', value: '120' },
      { key: 'server_login_retry', value: '0.2' },
    ),
  };
}

const read = (tables: Record<PoolerTable, PoolerRow[]>, database = 'orders') =>
  readView({ show: async table => tables[table] }, database);

describe('readPooler', () => {
  it.each(Object.keys(COLUMNS))(
    'reads the columns of %s by name',
    async version => {
      const view = await read(answers(version));
      expect(view).toEqual({
        version,
        settings: {
          admins: ['kindler', 'root'],
          queryWaitTimeout: 120,
          serverLoginRetry: 0.2,
        },
        database: {
          serverName: 'orders_live',
          host: '10.0.0.5',
          port: 5000,
          poolMode: 'session',
          paused: true,
          disabled: false,
        },
        clients: { active: 4, waiting: 2, longestWaitMs: 1250 },
        servers: [
          { user: 'a', state: 'active', remotePid: 4711, closing: false },
          { user: 'b', state: 'login', remotePid: undefined, closing: true },
        ],
        load: { transactionsPerSecond: 12, waitMs: 1.5 },
        connections: 7,
      });
    },
  );

  it('reads a database that is not there, or was not used yet, as unknown', async () => {
    expect(await read(answers('1.18.0'), 'nowhere')).toMatchObject({
      database: undefined,
      clients: { active: 0, waiting: 0, longestWaitMs: 0 },
      servers: [],
      load: undefined,
    });
  });

  it('names a column that is missing', async () => {
    const tables = answers('1.18.0');
    const [{ maxwait, ...rest }] = tables.POOLS;
    await expect(read({ ...tables, POOLS: [rest] })).rejects.toMatchObject({
      kind: 'parse',
      message: expect.stringContaining('maxwait'),
    });
  });
});

describe('explainPooler', () => {
  it.each([
    ['admin access needed', '08P01', 'auth'],
    ['SASL authentication failed', '08P01', 'auth'],
    ['no such user: somebody', '08P01', 'auth'],
    ['not allowed', '08P01', 'auth'],
    ['no such database: orders', '08P01', 'config'],
    ['database "pgbouncer" does not exist', '3D000', 'config'],
    ['invalid command', '08P01', 'http'],
  ])('knows what is meant by %p', (said, code, kind) => {
    const error = Object.assign(new DatabaseError(said, 0, 'error'), { code });
    expect(explainPooler(error, 'orders')).toMatchObject({ kind });
  });

  it('leaves faults of the network as they are', () => {
    const error = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    expect(explainPooler(error, 'orders')).toBe(error);
  });
});
