import { stringify } from 'yaml';
import type { LabMember, LabState } from './types';

/**
 * Configuration file of one Patroni member.
 *
 * @param dcs - Patroni's section of its store, e.g. `{ etcd3: { hosts: '127.0.0.1:2379' } }`
 */
export function renderPatroniConfig(
  state: Pick<LabState, 'scope' | 'credentials' | 'programs'>,
  member: LabMember,
  dcs: Record<string, unknown>,
): string {
  const { superuser, replication } = state.credentials;
  const rest = new URL(member.restUrl).host;
  const address = `${member.host}:${member.port}`;
  return stringify({
    scope: state.scope,
    name: member.name,
    restapi: { listen: rest, connect_address: rest },
    ...dcs,
    bootstrap: {
      dcs: {
        ttl: 20,
        loop_wait: 2,
        retry_timeout: 5,
        maximum_lag_on_failover: 1_048_576,
        postgresql: {
          use_pg_rewind: true,
          use_slots: true,
          remove_data_directory_on_rewind_failure: true,
          remove_data_directory_on_diverged_timelines: true,
          parameters: {
            wal_log_hints: 'on',
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
          username: replication.user,
          password: replication.password,
        },
      },
      basebackup: ['no-sync', { checkpoint: 'fast' }],
      parameters: { unix_socket_directories: '' },
    },
  });
}
