import { createLabState } from './createLabState';

const base = {
  id: 'test',
  folder: '/run/lab',
  temporary: true,
  programs: {
    postgresBin: '/pg',
    patroni: '/p',
    etcd: '/e',
    haproxy: '/h',
    pgbouncer: '/b',
  },
};

describe('createLabState', () => {
  it('names three members and gives every address its own port', async () => {
    const state = await createLabState(base);
    expect(state.members.map(({ name }) => name)).toEqual([
      'orders-1',
      'orders-2',
      'orders-3',
    ]);
    const ports = [
      ...state.members.map(({ port }) => port),
      ...state.members.map(({ restUrl }) => Number(new URL(restUrl).port)),
      ...Object.values(state.gateway.listeners).map(({ port }) => port),
      state.archive.port,
      state.pgbouncer.port,
      ...[state.etcd.url, state.etcd.peerUrl, state.gateway.statsUrl].map(url =>
        Number(new URL(url).port),
      ),
    ];
    expect(new Set(ports).size).toBe(14);
    expect(Math.min(...ports)).toBeGreaterThan(1024);
    expect(Math.max(...ports)).toBeLessThan(32_768);
  });

  it('draws other passwords for each role and each lab', async () => {
    const states = [await createLabState(base), await createLabState(base)];
    const passwords = states.flatMap(({ credentials }) =>
      Object.values(credentials).map(({ password }) => password),
    );
    expect(new Set(passwords).size).toBe(passwords.length);
    expect(passwords.every(password => password.length >= 24)).toBe(true);
  });
});
