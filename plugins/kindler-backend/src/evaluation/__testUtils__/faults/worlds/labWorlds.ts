import type { HealthyWorld } from './HealthyWorld';
import { etcdWorld } from './etcdWorld';

const HEALTHY = { patroni: 'v4.1.4/01-healthy' };
const HAPROXY = '01-healthy.haproxy-3.0.0';
const RECOVERED = {
  patroni: 'v4.1.4/13-recovered',
  haproxy: '13-recovered.haproxy-3.0.0',
};

const ok = (world: HealthyWorld['world']): HealthyWorld => ({
  world,
  verdict: 'ok',
});

/** The lab with etcd, as it was captured: versions of Patroni and HAProxy, and modes. */
export const LAB_WORLDS: readonly HealthyWorld[] = [
  ok(etcdWorld({ ...HEALTHY, name: 'etcd-4.1', haproxy: HAPROXY })),
  ok(
    etcdWorld({
      ...HEALTHY,
      name: 'etcd-4.1-startup-client',
      haproxy: HAPROXY,
      client: 'startup',
    }),
  ),
  ok(
    etcdWorld({
      ...HEALTHY,
      name: 'etcd-4.1-sql-query-client',
      haproxy: HAPROXY,
      client: 'query',
      probed: true,
    }),
  ),
  ok(
    etcdWorld({
      ...RECOVERED,
      name: 'etcd-4.1-sql',
      probed: true,
    }),
  ),
  ok(etcdWorld({ ...HEALTHY, name: 'etcd-4.1-no-gateway' })),
  ok(
    etcdWorld({
      name: 'etcd-2.1-haproxy-2.6-query-client',
      patroni: 'v2.1.7/01-healthy',
      haproxy: '01-healthy.haproxy-2.6.12',
      client: 'query',
    }),
  ),
  ok(
    etcdWorld({
      name: 'etcd-3.0-sql-startup-client',
      patroni: 'v3.0.2/01-healthy',
      haproxy: HAPROXY,
      client: 'startup',
      probed: true,
    }),
  ),
  ok(
    etcdWorld({
      name: 'etcd-4.1-paused-query-client',
      patroni: 'v4.1.4/06-paused',
      haproxy: '06-paused.haproxy-3.0.0',
      client: 'query',
    }),
  ),
  ok(
    etcdWorld({
      name: 'etcd-4.1-synchronous-sql-query-client',
      patroni: 'v4.1.4/07-sync-mode',
      haproxy: '07-sync-mode.haproxy-3.0.0',
      client: 'query',
      probed: true,
      settings: { synchronous_mode: true },
    }),
  ),
  ok(
    etcdWorld({
      name: 'etcd-3.0-synchronous',
      patroni: 'v3.0.2/07-sync-mode',
      settings: { synchronous_mode: 'on', synchronous_mode_strict: true },
    }),
  ),
  ok(
    etcdWorld({
      name: 'etcd-4.1-quorum-startup-client',
      patroni: 'v4.1.4/08-quorum-mode',
      haproxy: '08-quorum-mode.haproxy-3.0.0',
      client: 'startup',
      settings: { synchronous_mode: 'quorum' },
    }),
  ),
  ok(
    etcdWorld({
      name: 'etcd-4.1-failsafe-query-client',
      patroni: 'v4.1.4/09-failsafe-enabled',
      haproxy: '09-failsafe-enabled.haproxy-3.0.0',
      client: 'query',
      settings: { failsafe_mode: true },
    }),
  ),
  ok(
    etcdWorld({
      name: 'standby-cluster-query-client',
      patroni: 'v4.1.4/15-standby-cluster',
      haproxy: '15-standby-cluster.haproxy-3.0.0',
      client: 'query',
      probed: true,
      settings: { standby_cluster: { host: '192.0.2.9', port: 5432 } },
    }),
  ),
];
