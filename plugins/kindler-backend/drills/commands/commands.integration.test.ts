import { execFileSync } from 'node:child_process';
import { createConnection } from 'node:net';
import { openLab, waitFor, type Lab } from '@kindler/lab';
import { Client, type ClientConfig } from 'pg';
import { leaderOf, replicasOf } from '../kinds/members';
import { openSessions } from '../kinds/openSessions';
import { Watched } from '../Watched';
import { quotedCommands } from './quotedCommands';

jest.setTimeout(180_000);

const DEADLINE_MS = 60_000;

/** What findings tell people to do is done here, to the letter, and must have the effect. */
describe('commands that findings name', () => {
  let lab: Lab;
  let close: () => Promise<void>;
  let watched: Watched;

  beforeAll(async () => {
    ({ lab, close } = await openLab());
    watched = await Watched.start(lab.state, { foreignArchive: false });
    await untilWell();
  });

  beforeEach(() => untilWell());

  afterEach(() => lab.heal());

  afterAll(async () => {
    await watched?.stop();
    await close?.();
  });

  async function untilWell(): Promise<void> {
    await waitFor(
      'ok',
      () => watched.say('orders').verdict === 'ok' || undefined,
      { deadlineMs: DEADLINE_MS },
    );
  }

  /** The commands that a finding names, as soon as it is told. */
  async function commandsOf(code: string): Promise<string[]> {
    const { next } = await waitFor(
      `finding ${code}`,
      () => watched.say('orders').findings.find(each => each.code === code),
      { deadlineMs: DEADLINE_MS },
    );
    return quotedCommands(next);
  }

  /** Sends a command to HAProxy as a person would by socat. */
  async function tell(
    socket: 'adminSocket' | 'masterSocket',
    command: string,
  ): Promise<string> {
    const connection = createConnection({
      path: lab.state.gateway[socket],
      allowHalfOpen: true,
    });
    connection.end(`${command}\n`);
    let answer = '';
    for await (const chunk of connection) {
      answer += chunk;
    }
    return answer.trim();
  }

  async function ask<T>(text: string, from: ClientConfig): Promise<T> {
    const client = new Client({
      ...from,
      ...lab.state.credentials.superuser,
      database: 'postgres',
      connectionTimeoutMillis: 2000,
      query_timeout: 2000,
    });
    client.on('error', () => {});
    try {
      await client.connect();
      return (await client.query(text)).rows[0];
    } finally {
      await client.end().catch(() => {});
    }
  }

  async function isServed(): Promise<true | undefined> {
    const { recovery } = await ask<{ recovery: boolean }>(
      'SELECT pg_is_in_recovery() AS recovery',
      lab.state.gateway.listeners.orders_rw,
    );
    return recovery ? undefined : true;
  }

  async function leadersServer(): Promise<string> {
    const leader = await leaderOf(lab);
    const { members } = lab.state;
    return `pg${members.findIndex(({ name }) => name === leader) + 1}`;
  }

  it('opens a frontend that was disabled', async () => {
    await tell('adminSocket', 'disable frontend orders_rw');
    await expect(isServed()).rejects.toThrow();
    const [command] = await commandsOf('listener-closed');
    expect(command).toBe('enable frontend orders_rw');
    expect(await tell('adminSocket', command)).toBe('');
    expect(await isServed()).toBe(true);
  });

  it('makes a server ready where operators took out all', async () => {
    for (const server of ['pg1', 'pg2', 'pg3']) {
      await tell('adminSocket', `set server orders_rw/${server} state maint`);
    }
    const [command] = await commandsOf('write-route-drained');
    const filled = command.replace('<server>', await leadersServer());
    expect(await tell('adminSocket', filled)).toBe('');
    expect(
      await waitFor('service', isServed, { deadlineMs: DEADLINE_MS }),
    ).toBe(true);
  });

  it('ends sessions that stayed on a server without new ones', async () => {
    const sessions = await openSessions(lab, 2);
    await tell(
      'adminSocket',
      `set server orders_rw/${await leadersServer()} state drain`,
    );
    const [command] = await commandsOf('sessions-left-behind');
    expect(sessions.open).toBe(2);
    expect(await tell('adminSocket', command)).toBe('');
    await waitFor('ended sessions', () => sessions.open === 0 || undefined, {
      deadlineMs: 5000,
    });
    await sessions.close();
  });

  it('ends sessions of an old process, one by one and with it', async () => {
    const server = await leadersServer();
    const sessions = await openSessions(lab, 3);
    await lab.reloadHaproxy();
    await tell('adminSocket', `set server orders_rw/${server} state maint`);
    const [kill, list, end] = await commandsOf('old-sessions-astray');
    expect(sessions.open).toBe(3);

    const listed = await tell('masterSocket', list);
    const ids = listed
      .split('\n')
      .filter(line => line.includes(`srv=${server} `))
      .map(line => line.split(':')[0]);
    expect(ids.length).toBe(3);
    expect(await tell('masterSocket', end.replace('<id>', ids[0]))).toBe('');
    await waitFor('one ended session', () => sessions.open === 2 || undefined, {
      deadlineMs: 5000,
    });

    const [program, ...args] = kill.split(' ');
    execFileSync(program, args);
    await waitFor('ended sessions', () => sessions.open === 0 || undefined, {
      deadlineMs: 5000,
    });
    const pid = args.at(-1)!;
    expect(await tell('masterSocket', 'show proc')).not.toMatch(
      new RegExp(`^${pid}\\b`, 'm'),
    );
    await sessions.close();
  });

  it('resumes a replay that was paused', async () => {
    const [replica] = await replicasOf(lab);
    const at = lab.state.members.find(({ name }) => name === replica)!;
    const { host, port } = at;
    const isPaused = async () =>
      (
        await ask<{ paused: boolean }>(
          'SELECT pg_is_wal_replay_paused() AS paused',
          { host, port },
        )
      ).paused;
    // A Patroni that runs would resume it by itself.
    await lab.freeze(replica);
    await ask('SELECT pg_wal_replay_pause()', { host, port });
    expect(await isPaused()).toBe(true);
    const [command] = await commandsOf('replay-paused');
    await ask(command, { host, port });
    expect(await isPaused()).toBe(false);
  });
});
