import type { EnvironmentRecord } from '@kindler/backstage-plugin-kindler-common';

export type RecordField = Exclude<keyof EnvironmentRecord, 'line'>;

/** What older Kindlers called the fields of a record, in their databases and in environments.csv. */
export const COLUMNS = {
  name: 'name',
  provider: 'provider',
  nodePort: 'node_port',
  pfPort: 'pf_port',
  httpPort: 'http_port',
  httpsPort: 'https_port',
  subnet: 'subnet',
  serverIp: 'server_ip',
  registerPortainer: 'register_portainer',
  haproxyRoute: 'haproxy_route',
  desiredState: 'desired_state',
  actualState: 'actual_state',
  status: 'status',
  createdAt: 'created_at',
  updatedAt: 'updated_at',
  lastReconciledAt: 'last_reconciled_at',
  error: 'reconcile_error',
} as const satisfies Record<RecordField, string>;

export const PORT_FIELDS = [
  'nodePort',
  'pfPort',
  'httpPort',
  'httpsPort',
] as const;

export const TIME_FIELDS = [
  'createdAt',
  'updatedAt',
  'lastReconciledAt',
] as const;

/** What an older Kindler did besides, of which nothing is kept but the word. */
export const FLAG_FIELDS = ['registerPortainer', 'haproxyRoute'] as const;
