import { stringify } from 'yaml';
import type { LabCluster } from './clustersOf';
import type { LabMember, LabState } from './types';

// A role that does not exist: PostgreSQL refuses it as it refuses a wrong password.
const REFUSED = 'refused';

/**
 * Configuration file of one Patroni member.
 *
 * @param dcs - Patroni's section of its store, e.g. `{ etcd3: { hosts: '127.0.0.1:2379' } }`
 */
export function renderPatroniConfig(
  state: Pick<
    LabState,
    'credentials' | 'programs' | 'gateway' | 'synchronous' | 'faults'
  >,
  cluster: LabCluster,
  member: LabMember,
  dcs: Record<string, unknown>,
): string {
  const { superuser, replication } = state.credentials;
  const refused = state.faults.refusedReplicas.includes(member.name);
  const rest = new URL(member.restUrl).host;
  const address = `${member.host}:${member.port}`;
  return stringify({
    scope: cluster.scope,
    name: member.name,
    restapi: { listen: rest, connect_address: rest },
    ...dcs,
    bootstrap: {
      dcs: {
        ttl: 20,
        loop_wait: 2,
        retry_timeout: 5,
        maximum_lag_on_failover: 1_048_576,
        ...(state.synchronous && {
          synchronous_mode: true,
          synchronous_mode_strict: true,
        }),
        ...(cluster.follows && {
          standby_cluster: { ...state.gateway.listeners.platform_rw },
        }),
        postgresql: {
          use_pg_rewind: true,
          use_slots: true,
          remove_data_directory_on_rewind_failure: true,
          remove_data_directory_on_diverged_timelines: true,
          parameters: {
            wal_log_hints: 'on',
            wal_level: 'logical',
            max_connections: 100,
            shared_buffers: '32MB',
            // Only a crash of the machine could lose data by this, and the lab does not outlive it.
            fsync: 'off',
          },
        },
      },
      initdb: [
        'data-checksums',
        'no-sync',
        { encoding: 'UTF8' },
        { locale: 'C' },
        { 'auth-host': 'scram-sha-256' },
        { 'auth-local': 'reject' },
      ],
    },
    postgresql: {
      listen: address,
      connect_address: address,
      data_dir: member.dataDir,
      bin_dir: state.programs.postgresBin,
      pgpass: `${member.dataDir}.pgpass`,
      pg_hba: [
        'host replication all 127.0.0.1/32 scram-sha-256',
        'host all all 127.0.0.1/32 scram-sha-256',
      ],
      authentication: {
        superuser: {
          username: superuser.user,
          password: superuser.password,
        },
        replication: {
          username: refused ? REFUSED : replication.user,
          password: replication.password,
        },
      },
      basebackup: ['no-sync', { checkpoint: 'fast' }],
      parameters: { unix_socket_directories: '' },
    },
  });
}
