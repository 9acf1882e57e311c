import {
  KINDLER_CALLS,
  type KindlerCall,
} from '@kindler/backstage-plugin-kindler-common';

/** What calls are asked besides the names in their paths. */
const REQUESTS: Partial<Record<string, unknown[]>> = {
  abandonOperation: [{ reason: 'x' }],
  acknowledgeFinding: [{ finding: 'x', reason: 'y' }],
  planDatabaseAction: ['pause', { reason: 'x' }],
  runDatabaseAction: ['restart', { reason: 'x' }],
  createEnvironment: [{ name: 'shop', provider: 'database' }],
  extendEnvironment: [{ ttl: 'P1D' }],
  planEnvironmentImport: [{ rows: [{ line: 1, name: 'shop' }] }],
  importEnvironments: [{ rows: [{ line: 1, name: 'shop' }] }],
  updateEnvironment: [{ title: 'x' }],
  planRouteSwitch: [{ target: 'archive', reason: 'x' }],
  switchRoute: [{ target: 'archive', reason: 'x' }],
};

/** What paths name besides the thing that the call is about. */
const OTHERS: Partial<Record<string, string[]>> = {
  getIncident: ['1'],
  revokeEnvironmentCredential: ['kindler_tmp_0'],
};

/** Arguments of a call: the name for the thing that it is about, and a request or filter where one is taken. */
export function argumentsOf(call: string, name: string): unknown[] {
  const { path, input } = KINDLER_CALLS[call as KindlerCall];
  const request = REQUESTS[call] ?? (input ? [{}] : []);
  if (!path.includes('{')) {
    return request;
  }
  return [name, ...(OTHERS[call] ?? []), ...request];
}
