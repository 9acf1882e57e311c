import {
  KINDLER_CALLS,
  type KindlerCall,
} from '@kindler/backstage-plugin-kindler-common';

/** Filters and requests of calls, besides the names in their paths. */
const REQUESTS: Partial<Record<string, unknown[]>> = {
  abandonOperation: [{ reason: 'x' }],
  acknowledgeFinding: [{ finding: 'x', reason: 'y' }],
  planDatabaseAction: ['pause', { reason: 'x' }],
  runDatabaseAction: ['restart', { reason: 'x' }],
  planRouteMigration: [{ target: 'archive', databases: ['a'], reason: 'x' }],
  migrateRoute: [{ target: 'archive', databases: ['a'], reason: 'x' }],
  restoreBackup: [{ database: 'shop', reason: 'x' }],
  createEnvironment: [{ name: 'shop', provider: 'database' }],
  planEnvironmentCreation: [{ name: 'shop', provider: 'database' }],
  planEnvironmentUpdate: [{ title: 'x' }],
  extendEnvironment: [{ ttl: 'P1D' }],
  planEnvironmentImport: [{ rows: [{ line: 1, name: 'shop' }] }],
  importEnvironments: [{ rows: [{ line: 1, name: 'shop' }] }],
  updateEnvironment: [{ title: 'x' }],
  planRouteSwitch: [{ target: 'archive', reason: 'x' }],
  setServerState: [{ proxy: 'orders_rw', state: 'drain', reason: 'x' }],
  endOldSessions: [{ reason: 'x' }],
  changePoolers: [{ action: 'resume', reason: 'x' }],
  switchRoute: [{ target: 'archive', reason: 'x' }],
};

/** Names in paths besides the subject of the call. */
const OTHERS: Partial<Record<string, string[]>> = {
  getIncident: ['1'],
  setServerState: ['pg1'],
  revokeEnvironmentCredential: ['kindler_tmp_0'],
};

/** Returns the arguments of a call: the name of its subject, and a request or filter if the call takes one. */
export function argumentsOf(call: string, name: string): unknown[] {
  const { path, input } = KINDLER_CALLS[call as KindlerCall];
  if (call === 'createBackup') {
    return [{ environment: name }];
  }
  const request = REQUESTS[call] ?? (input ? [{}] : []);
  if (!path.includes('{')) {
    return request;
  }
  return [name, ...(OTHERS[call] ?? []), ...request];
}
