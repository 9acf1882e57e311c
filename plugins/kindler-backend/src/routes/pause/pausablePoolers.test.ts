import { word } from '@kindler/backstage-plugin-kindler-common';
import type { PoolerConfig } from '../../config';
import { SourceError } from '../../model/fault';
import type { PoolerView } from '../../pgbouncer';
import { pausablePoolers } from './pausablePoolers';

const POOLER: PoolerConfig = {
  host: '10.0.0.6',
  port: 6432,
  database: 'orders',
  user: 'kindler',
  password: 'secret',
  tls: { key: 'kindler.routes[0].pooler.tls' },
};
const DATABASE = {
  serverName: 'orders',
  host: '10.0.0.5',
  port: 5000,
  poolMode: 'transaction',
  paused: false,
  disabled: false,
};
const VIEW: PoolerView = {
  version: '1.18.0',
  database: DATABASE,
  clients: { active: 0, waiting: 0, longestWaitMs: 0 },
  servers: [],
  settings: { admins: ['kindler'], serverLoginRetry: 1, queryWaitTimeout: 120 },
};

const ask = (view: Partial<PoolerView>) =>
  pausablePoolers({ poolers: [POOLER] }, async () => ({ ...VIEW, ...view }));

describe('pausablePoolers', () => {
  it('has nothing against one that is ready for it', async () => {
    expect(await ask({})).toEqual({ poolers: [POOLER], notes: [] });
    expect(await pausablePoolers({})).toEqual({ poolers: [], notes: [] });
  });

  const { settings } = VIEW;
  it.each<[string, Partial<PoolerView>, string]>([
    [
      'a database that is not there',
      { database: undefined },
      'fault-pooler-no-database',
    ],
    [
      'a pause of somebody else',
      { database: { ...DATABASE, paused: true } },
      'pause-already',
    ],
    [
      'session pooling',
      { database: { ...DATABASE, poolMode: 'session' } },
      'pause-session',
    ],
    [
      'a user who may only read',
      { settings: { ...settings, admins: ['root'] } },
      'hint-pooler-admin',
    ],
    [
      'clients that are closed while they wait',
      { settings: { ...settings, queryWaitTimeout: 10 } },
      'pause-impatient',
    ],
  ])('leaves out %s, and says so', async (_, view, code) => {
    const { poolers, notes } = await ask(view);
    expect(poolers).toEqual([]);
    expect(notes).toMatchObject([
      { code: 'pause-left', params: { reason: { code } } },
    ]);
  });

  it('pauses one that clients may wait for without end', async () => {
    const view = { settings: { ...settings, queryWaitTimeout: 0 } };
    expect((await ask(view)).poolers).toEqual([POOLER]);
  });

  it('warns of a long wait after a failed log-in, and pauses all the same', async () => {
    const { poolers, notes } = await ask({
      settings: { ...settings, serverLoginRetry: 15 },
    });
    expect(poolers).toEqual([POOLER]);
    expect(notes).toMatchObject([{ code: 'pause-slow-retry' }]);
  });

  it('leaves out one that does not answer', async () => {
    const { poolers, notes } = await pausablePoolers(
      { poolers: [POOLER] },
      async () => {
        throw new SourceError('auth', word('fault-pooler-not-admin', {}));
      },
    );
    expect(poolers).toEqual([]);
    expect(JSON.stringify(notes)).not.toContain('secret');
    expect(notes).toMatchObject([{ code: 'pause-left' }]);
  });
});
