import { parse } from 'yaml';
import { createLabState } from './createLabState';
import { renderPatroniConfig } from './renderPatroniConfig';

async function stateOfLab() {
  return createLabState({
    id: 'test',
    folder: '/run/lab',
    temporary: true,
    programs: {
      postgresBin: '/usr/lib/postgresql/15/bin',
      patroni: '/usr/bin/patroni',
      etcd: '/usr/bin/etcd',
      haproxy: '/usr/sbin/haproxy',
    },
  });
}

describe('renderPatroniConfig', () => {
  it('keeps the rule of the lock: loop_wait + 2 * retry_timeout is at most ttl', async () => {
    const state = await stateOfLab();
    const config = parse(renderPatroniConfig(state, state.members[0], {}));
    const { ttl, loop_wait, retry_timeout } = config.bootstrap.dcs;
    expect(ttl).toBeGreaterThanOrEqual(20);
    expect(loop_wait + 2 * retry_timeout).toBeLessThanOrEqual(ttl);
  });

  it('gives each member its own addresses and data, and the passwords of the lab', async () => {
    const state = await stateOfLab();
    const [first, second] = state.members.map(member =>
      parse(renderPatroniConfig(state, member, { etcd3: { hosts: 'h:1' } })),
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

  it('lets TCP in with passwords only', async () => {
    const state = await stateOfLab();
    const config = parse(renderPatroniConfig(state, state.members[0], {}));
    for (const rule of config.postgresql.pg_hba) {
      expect(rule).toMatch(/^host .* scram-sha-256$/);
    }
  });
});
