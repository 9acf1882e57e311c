import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { waitFor } from '@kindler/lab';
import { Client } from 'pg';
import { classifyError } from '../model/fault';
import { sourceId } from '../model/SourceId';
import {
  isPaused,
  PoolerPause,
  readPooler,
  resumePooler,
  type PoolerTarget,
} from '.';
import { usePgbouncer } from './__testUtils__/usePgbouncer';
import { PoolerConsole } from './PoolerConsole';

jest.setTimeout(240_000);

/** A process that pauses and is killed as soon as it has. */
function fork(order: PoolerTarget & { longestMs: number }): ChildProcess {
  const child = spawn(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      require.resolve('./__testUtils__/pauseAndDie'),
    ],
    { stdio: ['pipe', 'ignore', 'inherit'] },
  );
  child.stdin!.end(JSON.stringify(order));
  return child;
}

const LIMITS = { grantMs: 10_000, longestMs: 60_000 };

describe('a real PgBouncer', () => {
  const stage = usePgbouncer();
  const connect = () => stage.connect();

  const waiting = (count: number) =>
    waitFor(
      `${count} clients that wait`,
      async () => {
        const { clients } = await readPooler(stage.pooler, 5000);
        return clients.waiting === count || undefined;
      },
      { deadlineMs: 30_000, everyMs: 20 },
    );

  it('tells of its database, clients and servers', async () => {
    const client = await connect();
    await client.query('BEGIN');
    const { rows } = await client.query('SELECT pg_backend_pid() AS pid');
    const view = await readPooler(stage.pooler, 5000);
    expect(view).toMatchObject({
      version: expect.stringMatching(/^\d+\.\d+/),
      database: {
        ...stage.lab.state.gateway.listeners.orders_rw,
        poolMode: 'transaction',
        paused: false,
        disabled: false,
      },
      clients: { active: 1, waiting: 0 },
      settings: { admins: [stage.pooler.user], serverLoginRetry: 1 },
    });
    expect(view.servers).toContainEqual({
      user: 'postgres',
      state: 'active',
      remotePid: rows[0].pid,
      closing: false,
    });
    await client.query('COMMIT');
  });

  it('is read by one who may not change it', async () => {
    const reader = {
      ...stage.pooler,
      ...stage.lab.state.credentials.poolerReader,
    };
    expect((await readPooler(reader, 5000)).database).toBeDefined();
    await expect(PoolerPause.begin(reader, LIMITS)).rejects.toMatchObject({
      kind: 'auth',
    });
    expect(await isPaused(stage.pooler)).toBe(false);
  });

  it.each<[string, () => Partial<PoolerTarget>, string]>([
    ['a wrong password', () => ({ password: 'wrong' }), 'auth'],
    ['somebody unknown', () => ({ user: 'nobody_knows' }), 'auth'],
    [
      'a role of PostgreSQL only',
      () => stage.lab.state.credentials.superuser,
      'auth',
    ],
    [
      'PostgreSQL in its place',
      () => ({
        ...stage.lab.state.gateway.listeners.orders_rw,
        ...stage.lab.state.credentials.superuser,
      }),
      'config',
    ],
    ['nobody there', () => ({ port: 1 }), 'refused'],
  ])('has a typed fault for %s', async (_, more, kind) => {
    const error = await readPooler({ ...stage.pooler, ...more() }, 5000).catch(
      failure => failure,
    );
    const source = sourceId.pgbouncer('orders-rw', 'here');
    expect(classifyError(error, source)).toMatchObject({
      kind,
      hint: expect.any(String),
    });
  });

  it('holds clients back until it is told to let them go on', async () => {
    const client = await connect();
    await client.query('SELECT 1');
    const pause = await PoolerPause.begin(stage.pooler, LIMITS);
    expect((await readPooler(stage.pooler, 5000)).servers).toEqual([]);
    const answer = client.query('SELECT 2 AS two');
    await waiting(1);
    expect(await pause.end()).toBeGreaterThanOrEqual(0);
    expect((await answer).rows).toEqual([{ two: 2 }]);
    await expect(pause.end()).resolves.toEqual(expect.any(Number));
  });

  it('leaves no watchdog behind, which would end the pause of somebody else', async () => {
    const console = new Client({ ...stage.pooler, database: 'pgbouncer' });
    await console.connect();
    const watchdogs = async () => {
      const { rows } = await console.query('SHOW CLIENTS');
      return rows.filter(row => row.application_name === 'kindler-watchdog');
    };
    const pause = await PoolerPause.begin(stage.pooler, LIMITS);
    expect(await watchdogs()).toHaveLength(1);
    await pause.end();
    await waitFor(
      'the watchdog to be gone',
      async () => (await watchdogs()).length === 0 || undefined,
      { deadlineMs: 30_000, everyMs: 20 },
    );
    await console.end();
  });

  it('gives up while a transaction is open, and everybody goes on', async () => {
    const busy = await connect();
    await busy.query('BEGIN');
    const other = await connect();
    await expect(
      PoolerPause.begin(stage.pooler, { ...LIMITS, grantMs: 300 }),
    ).rejects.toMatchObject({ message: expect.stringMatching(/300 ms/) });
    expect((await other.query('SELECT 1')).rowCount).toBe(1);
    expect((await busy.query('COMMIT')).command).toBe('COMMIT');
    expect(await isPaused(stage.pooler)).toBe(false);
  });

  it('takes no RESUME of somebody else for a pause', async () => {
    const busy = await connect();
    await busy.query('BEGIN');
    const begun = PoolerPause.begin(stage.pooler, { ...LIMITS, grantMs: 2000 });
    begun.catch(() => {});
    await waitFor(
      'the pause to be asked for',
      async () => (await isPaused(stage.pooler)) || undefined,
      { deadlineMs: 10_000, everyMs: 20 },
    );
    const console = await PoolerConsole.open(stage.pooler, 5000);
    await console.resume();
    await console.close();
    await busy.query('COMMIT');
    // PgBouncer says that it paused, or nothing at all.
    await expect(begun).rejects.toThrow(/somebody else|did not end/);
    expect(await isPaused(stage.pooler)).toBe(false);
  });

  it('leaves the pause of somebody else to them', async () => {
    const console = await PoolerConsole.open(stage.pooler, 5000);
    await console.pause();
    await console.close();
    // The one who paused is gone, and the pause is not.
    await expect(PoolerPause.begin(stage.pooler, LIMITS)).rejects.toThrow(
      /already/,
    );
    expect(await isPaused(stage.pooler)).toBe(true);
    expect(await resumePooler(stage.pooler)).toBe(true);
    expect(await resumePooler(stage.pooler)).toBe(false);
  });

  it('lets clients go on when the time is over', async () => {
    const client = await connect();
    await PoolerPause.begin(stage.pooler, { ...LIMITS, longestMs: 500 });
    expect((await client.query('SELECT 1')).rowCount).toBe(1);
  });

  it('is let go by the watchdog when the process that paused it is killed', async () => {
    const order = { ...stage.pooler, longestMs: 2000 };
    const paused = fork(order);
    await once(paused, 'exit');
    expect(paused.signalCode).toBe('SIGKILL');
    expect(await isPaused(stage.pooler)).toBe(true);
    const client = await connect();
    expect((await client.query('SELECT 1')).rowCount).toBe(1);
    expect(await isPaused(stage.pooler)).toBe(false);
  });

  it('stays paused over a reload, and lets a new client log in and wait', async () => {
    await (await connect()).query('SELECT 1');
    const pause = await PoolerPause.begin(stage.pooler, LIMITS);
    process.kill(stage.lab.state.pgbouncer.pid!, 'SIGHUP');
    const client = await connect();
    const answer = client.query('SELECT 1');
    await waiting(1);
    expect(await isPaused(stage.pooler)).toBe(true);
    await pause.end();
    expect((await answer).rowCount).toBe(1);
  });
});
