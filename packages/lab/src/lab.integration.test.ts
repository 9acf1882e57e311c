import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { Client } from 'pg';
import { Lab } from './Lab';
import { attachLab, startLab } from './startLab';
import { waitFor } from './waitFor';

jest.setTimeout(180_000);

/** Processes that carry the lab's mark or whose work folder is the lab's. */
function processesOf(id: string, folder: string): string[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .filter(name => {
      try {
        const environment = readFileSync(`/proc/${name}/environ`, 'utf8');
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8');
        return (
          environment.includes(`KINDLER_LAB_PROCESS=${id}`) ||
          command.includes(folder)
        );
      } catch {
        return false;
      }
    });
}

async function serverBehind(
  lab: Lab,
  proxy: 'orders_rw' | 'orders_ro' | 'pgbouncer',
) {
  const { gateway, credentials, members, pgbouncer } = lab.state;
  const client = new Client({
    ...(proxy === 'pgbouncer' ? pgbouncer : gateway.listeners[proxy]),
    ...credentials.probe,
    database: 'postgres',
    connectionTimeoutMillis: 3_000,
  });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query(
      'SELECT inet_server_port() AS port, pg_is_in_recovery() AS recovery',
    );
    return {
      member: members.find(({ port }) => port === rows[0].port)?.name,
      recovery: rows[0].recovery as boolean,
    };
  } finally {
    await client.end().catch(() => {});
  }
}

describe('the lab', () => {
  let lab: Lab;

  beforeAll(async () => {
    lab = await startLab();
  });

  afterAll(async () => {
    await lab?.stop();
  });

  it('sends writers to the leader and readers to a replica', async () => {
    expect(await serverBehind(lab, 'orders_rw')).toEqual({
      member: await lab.leader(),
      recovery: false,
    });
    const reader = await serverBehind(lab, 'orders_ro');
    expect(reader.recovery).toBe(true);
    expect(reader.member).not.toBe(await lab.leader());
  });

  it('keeps its passwords to its owner', async () => {
    for (const file of ['lab.json', 'app-config.lab.yaml', 'orders-1.yaml']) {
      const { mode } = lstatSync(`${lab.state.folder}/${file}`);
      expect((mode % 0o1000).toString(8)).toBe('600');
    }
  });

  it('moves the lock by a switchover, also from another process', async () => {
    const before = await lab.leader();
    const other = attachLab(lab.state.folder);
    const target = lab.state.members.find(({ name }) => name !== before)!.name;
    expect(await other.switchover(target)).toBe(target);
    const status = await lab.waitHealthy();
    expect(status.leader).toBe(target);
    expect((await serverBehind(lab, 'orders_rw')).member).toBe(target);
  });

  it('fails over when the leader is frozen, and heals', async () => {
    const frozen = (await lab.leader())!;
    await lab.freeze(frozen);
    await lab.waitForLeaderOtherThan(frozen);
    const status = await lab.status();
    expect(status.healthy).toBe(false);
    expect(status.members.find(({ name }) => name === frozen)).toMatchObject({
      patroni: 'frozen',
      postgres: 'running',
    });
    const healed = await lab.heal();
    expect(healed.healthy).toBe(true);
    expect((await serverBehind(lab, 'orders_rw')).recovery).toBe(false);
  });

  it('repairs a killed PostgreSQL', async () => {
    const killed = (await lab.leader())!;
    await lab.killPostgres(killed);
    const healed = await lab.heal();
    expect(healed.members.map(({ postgres }) => postgres)).toEqual([
      'running',
      'running',
      'running',
    ]);
  });

  it('reloads HAProxy to a new worker and starts it again after a stop', async () => {
    await lab.reloadHaproxy();
    await lab.stopHaproxy();
    await expect(serverBehind(lab, 'orders_rw')).rejects.toThrow(
      /ECONNREFUSED/,
    );
    await lab.heal();
    expect((await serverBehind(lab, 'orders_rw')).recovery).toBe(false);
  });

  it('leads through PgBouncer to the leader, and ends its pause', async () => {
    await lab.startPgbouncer();
    expect((await serverBehind(lab, 'pgbouncer')).member).toBe(
      await lab.leader(),
    );
    const { pgbouncer, credentials } = lab.state;
    const { host, port } = pgbouncer;
    const console = new Client({
      host,
      port,
      ...credentials.pooler,
      database: 'pgbouncer',
    });
    console.on('error', () => {});
    await console.connect();
    await console.query('PAUSE postgres');
    await lab.heal();
    await console.end().catch(() => {});
    expect((await serverBehind(lab, 'pgbouncer')).recovery).toBe(false);
    await lab.stopPgbouncer();
    await expect(serverBehind(lab, 'pgbouncer')).rejects.toThrow(
      /ECONNREFUSED/,
    );
  });

  it('demotes everybody without etcd, and heals', async () => {
    await lab.stopEtcd();
    await waitFor(
      'no writable member',
      async () =>
        (await serverBehind(lab, 'orders_rw').catch(() => undefined))
          ? undefined
          : true,
      { deadlineMs: 60_000 },
    );
    await lab.heal();
    expect((await serverBehind(lab, 'orders_rw')).recovery).toBe(false);
  });

  it('leaves nothing when it stops', async () => {
    const { id, folder } = lab.state;
    expect(processesOf(id, folder).length).toBeGreaterThan(0);
    await lab.freeze('orders-1');
    await lab.stop();
    expect(existsSync(folder)).toBe(false);
    expect(processesOf(id, folder)).toEqual([]);
    expect(() => attachLab(folder)).toThrow(/No lab runs here/);
  });
});
