import { parse } from 'yaml';
import { clustersOf } from './clustersOf';
import { createLabState, type LabExtras } from './createLabState';
import { renderPatroniConfig } from './renderPatroniConfig';

async function stateOfLab(extras?: LabExtras) {
  return createLabState(
    {
      id: 'test',
      folder: '/run/lab',
      temporary: true,
      programs: {
        postgresBin: '/usr/lib/postgresql/15/bin',
        patroni: '/usr/bin/patroni',
        etcd: '/usr/bin/etcd',
        haproxy: '/usr/sbin/haproxy',
        pgbouncer: '/b',
      },
    },
    extras,
  );
}

describe('renderPatroniConfig', () => {
  it('keeps the rule of the lock: loop_wait + 2 * retry_timeout is at most ttl', async () => {
    const state = await stateOfLab();
    const config = parse(
      renderPatroniConfig(state, clustersOf(state)[0], state.members[0], {}),
    );
    const { ttl, loop_wait, retry_timeout } = config.bootstrap.dcs;
    expect(ttl).toBeGreaterThanOrEqual(20);
    expect(loop_wait + 2 * retry_timeout).toBeLessThanOrEqual(ttl);
  });

  it('gives each member its own addresses and data, and the passwords of the lab', async () => {
    const state = await stateOfLab();
    const [first, second] = state.members.map(member =>
      parse(
        renderPatroniConfig(state, clustersOf(state)[0], member, {
          etcd3: { hosts: 'h:1' },
        }),
      ),
    );
    expect(first.name).toBe('orders-1');
    expect(first.scope).toBe('orders');
    expect(first.etcd3).toEqual({ hosts: 'h:1' });
    expect(first.restapi.listen).not.toBe(second.restapi.listen);
    expect(first.postgresql.listen).not.toBe(second.postgresql.listen);
    expect(first.postgresql.data_dir).not.toBe(second.postgresql.data_dir);
    expect(first.postgresql.authentication.superuser.password).toBe(
      state.credentials.superuser.password,
    );
  });

  it('lets the second cluster follow the first one through the gateway', async () => {
    const state = await stateOfLab({ standbyCluster: true });
    const [own, branch] = clustersOf(state).map(cluster =>
      parse(renderPatroniConfig(state, cluster, cluster.members[0], {})),
    );
    expect(own.bootstrap.dcs).not.toHaveProperty('standby_cluster');
    expect(branch.scope).toBe('branch');
    expect(branch.bootstrap.dcs.standby_cluster).toEqual(
      state.gateway.listeners.platform_rw,
    );
  });

  it('gives a replica that is refused another role for replication, and nobody else', async () => {
    const state = await stateOfLab();
    state.faults.refusedReplicas.push('orders-2');
    const users = state.members.map(
      member =>
        parse(renderPatroniConfig(state, clustersOf(state)[0], member, {}))
          .postgresql.authentication.replication.username,
    );
    expect(users).toEqual(['replicator', 'refused', 'replicator']);
  });

  it('lets TCP in with passwords only', async () => {
    const state = await stateOfLab();
    const config = parse(
      renderPatroniConfig(state, clustersOf(state)[0], state.members[0], {}),
    );
    for (const rule of config.postgresql.pg_hba) {
      expect(rule).toMatch(/^host .* scram-sha-256$/);
    }
  });
});
