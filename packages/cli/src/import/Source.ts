import type {
  EnvironmentImportItem,
  EnvironmentRecord,
} from '@kindler/backstage-plugin-kindler-common';

export type RecordField = Exclude<keyof EnvironmentRecord, 'line'>;

/** What was read of a source, in its order. */
export interface Source {
  records: EnvironmentRecord[];
  /** Rows that cannot even be sent. */
  refused: EnvironmentImportItem[];
}

/** What older Kindlers call the fields, in environments.csv and in their databases. */
export const FIELDS: Readonly<Record<string, RecordField>> = {
  env: 'name',
  name: 'name',
  provider: 'provider',
  node_port: 'nodePort',
  pf_port: 'pfPort',
  http_port: 'httpPort',
  https_port: 'httpsPort',
  cluster_subnet: 'subnet',
  subnet: 'subnet',
  server_ip: 'serverIp',
  register_portainer: 'registerPortainer',
  haproxy_route: 'haproxyRoute',
  desired_state: 'desiredState',
  actual_state: 'actualState',
  status: 'status',
  created_at: 'createdAt',
  updated_at: 'updatedAt',
  last_reconciled_at: 'lastReconciledAt',
  reconcile_error: 'error',
};
