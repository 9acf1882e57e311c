import { Client } from 'pg';
import { findMember } from '../clustersOf';
import { readSessions } from '../readStatistics';
import type { Lab } from '../Lab';
import { attachLab, startLab } from '../startLab';
import type { LabCredential, LabListener, LabProxyName } from '../types';
import { waitFor } from '../waitFor';

jest.setTimeout(240_000);

describe('faults of the lab', () => {
  let lab: Lab;

  beforeAll(async () => {
    lab = await startLab();
  });

  afterEach(async () => {
    // Another process can undo what this one did.
    await attachLab(lab.state.folder).heal();
    await ask('SELECT 1');
  });

  afterAll(async () => {
    await lab?.stop();
  });

  async function ask<T>(
    text: string,
    from: {
      at?: LabListener;
      as?: LabCredential;
      timeout?: number;
    } = {},
  ): Promise<T> {
    const { gateway, credentials } = lab.state;
    const { host, port } = from.at ?? gateway.listeners.orders_rw;
    const { user, password } = from.as ?? credentials.probe;
    const client = new Client({
      ...{ host, port, user, password, database: 'postgres' },
      connectionTimeoutMillis: from.timeout ?? 5_000,
      statement_timeout: from.timeout ?? 5_000,
    });
    client.on('error', () => {});
    try {
      await client.connect();
      return (await client.query(text)).rows[0];
    } finally {
      await client.end().catch(() => {});
    }
  }

  async function replicaOf(): Promise<string> {
    const leader = await lab.leader();
    return lab.state.members.find(({ name }) => name !== leader)!.name;
  }

  it('refuses ordinary clients after their login, and lets superusers in', async () => {
    await lab.takeSlots('ordinary');
    await waitFor(
      'an ordinary client to be refused after its login',
      async () => {
        const { code, message } = await ask<{
          code?: string;
          message?: string;
        }>('SELECT 1').catch(error => error);
        return (
          (code === '53300' && message?.includes('slots are reserved')) ||
          undefined
        );
      },
      { deadlineMs: 20_000 },
    );
    // Clients on their way to a refusal hold a slot for a moment, also one of those that are kept for superusers.
    await waitFor(
      'a superuser to be let in',
      () => ask('SELECT 1', { as: lab.state.credentials.superuser }),
      { deadlineMs: 20_000 },
    );
  });

  it('refuses everybody before the login', async () => {
    await lab.takeSlots('every');
    for (const as of [
      lab.state.credentials.probe,
      lab.state.credentials.superuser,
    ]) {
      await expect(ask('SELECT 1', { as })).rejects.toMatchObject({
        code: '53300',
        message: 'sorry, too many clients already',
      });
    }
    await expect(lab.takeSlots('ordinary')).rejects.toThrow(/heal the lab/);
  });

  it('takes all sessions of a proxy, and of no other one', async () => {
    await lab.fillProxy('orders_rw');
    const seen = await readSessions(lab.state, 'orders_rw');
    expect(seen!.sessions).toBeGreaterThanOrEqual(seen!.limit);
    await expect(ask('SELECT 1', { timeout: 500 })).rejects.toThrow(/timeout/);
    await ask('SELECT 1', { at: lab.state.gateway.listeners.platform_rw });
  });

  it('leads writes to a foreign PostgreSQL while the check stays well', async () => {
    const leader = await lab.leader();
    const at = lab.state.members.findIndex(({ name }) => name === leader) + 1;
    const { archive } = lab.state;
    await lab.moveServer('orders_rw', `pg${at}`, archive);
    await expect(ask('SELECT inet_server_port() AS port')).resolves.toEqual({
      port: archive.port,
    });
    expect(
      (await lab.servers())?.find(
        ({ proxy, server }) => proxy === 'orders_rw' && server === `pg${at}`,
      )?.status,
    ).toBe('UP');
  });

  it('keeps a replica running that does not stream', async () => {
    const replica = await replicaOf();
    await lab.refuseReplication(replica);
    await waitFor(
      'the leader to stream to one replica only',
      async () =>
        (
          await ask<{ count: string }>(
            'SELECT count(*) FROM pg_stat_replication',
          )
        ).count === '1' || undefined,
      { deadlineMs: 10_000 },
    );
    const status = await lab.status();
    expect(status.members.find(({ name }) => name === replica)).toMatchObject({
      state: expect.stringMatching(/^(running|in archive recovery)$/),
      streaming: false,
    });
  });

  it('keeps a replica streaming that does not replay', async () => {
    const replica = await replicaOf();
    await lab.stopReplay(replica);
    await ask('CREATE TABLE replay_marker ()', {
      as: lab.state.credentials.superuser,
    });
    const at = findMember(lab.state, replica);
    const behind = await waitFor(
      'WAL that was received and not replayed',
      async () =>
        (
          await ask<{ behind: boolean }>(
            'SELECT pg_last_wal_receive_lsn() > pg_last_wal_replay_lsn() AS behind',
            { at },
          )
        ).behind || undefined,
      { deadlineMs: 10_000 },
    );
    expect(behind).toBe(true);
    await ask('DROP TABLE replay_marker', {
      as: lab.state.credentials.superuser,
    });
  });

  it('lets writes wait when the synchronous standbys are gone', async () => {
    await lab.requireSynchronousStandby();
    const leader = await lab.leader();
    for (const { name } of lab.state.members) {
      if (name !== leader) {
        await lab.stopMember(name);
      }
    }
    const { superuser } = lab.state.credentials;
    const written = ask('CREATE TABLE waits ()', { as: superuser });
    await waitFor(
      'a commit that waits for a standby',
      async () =>
        (
          await ask<{ count: string }>(
            `SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'`,
          )
        ).count === '1' || undefined,
      { deadlineMs: 20_000 },
    );
    await lab.heal();
    await expect(written).resolves.toBeUndefined();
  });
});

describe('a lab with names of servers and a cluster that follows', () => {
  let lab: Lab;

  beforeAll(async () => {
    lab = await startLab({ resolvers: true, standbyCluster: true });
  });

  afterAll(async () => {
    await lab?.stop();
  });

  async function statusesOf(proxy: LabProxyName): Promise<string[]> {
    return ((await lab.servers()) ?? [])
      .filter(each => each.proxy === proxy && each.server !== 'archive1')
      .map(({ status }) => status);
  }

  it('has no server any more when the DNS is lost, and heals', async () => {
    expect(await statusesOf('orders_rw')).toContain('UP');
    await lab.stopDns();
    await waitFor(
      'servers without an address',
      async () =>
        (
          await statusesOf('orders_rw')
        ).every(status => status === 'MAINT (resolution)') || undefined,
      { deadlineMs: 30_000 },
    );
    expect((await lab.heal()).healthy).toBe(true);
  });

  it('follows the first cluster, and heals when its leader was stopped', async () => {
    const leader = (await lab.standbyLeader())!;
    expect(leader).toMatch(/^branch-/);
    await lab.stopMember(leader);
    expect((await lab.status()).problems.join()).toContain(
      `${leader} does not stream from its source`,
    );
    expect((await lab.heal()).healthy).toBe(true);
  });
});
