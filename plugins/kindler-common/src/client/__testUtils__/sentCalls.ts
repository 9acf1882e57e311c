import type { KindlerApi, KindlerCall } from '../../api';

type Arguments<K extends KindlerCall> = Parameters<
  KindlerApi<object>[K]
> extends [...infer A, unknown]
  ? A
  : never;

interface Sent {
  /** Method, URL and, after a blank, the body. */
  sent: string;
  key?: string;
}

const REASON = { reason: 'drill' };
const KEY = { idempotencyKey: 'k1' };

/** A call that is not tried here does not compile. */
export const SENT_CALLS: { [K in KindlerCall]: Sent & { args: Arguments<K> } } =
  {
    listEnvironments: {
      args: [{ owner: 'group:default/a b*', limit: 2, cursor: undefined }],
      sent: 'GET /v1/environments?owner=group%3Adefault%2Fa%20b%2A&limit=2',
    },
    planEnvironmentCreation: {
      args: [{ name: 'shop', provider: 'database' }],
      sent: 'POST /v1/environments {"name":"shop","provider":"database","dryRun":true}',
    },
    createEnvironment: {
      args: [{ name: 'shop', provider: 'database', ...KEY }],
      sent: 'POST /v1/environments {"name":"shop","provider":"database","dryRun":false}',
      key: 'k1',
    },
    getEnvironment: { args: ['shop'], sent: 'GET /v1/environments/shop' },
    deleteEnvironment: {
      args: ['shop', { reason: 'too old' }],
      sent: 'DELETE /v1/environments/shop?reason=too%20old',
    },
    getEnvironmentConnection: {
      args: ['shop'],
      sent: 'GET /v1/environments/shop/connection',
    },
    listDrift: { args: [{ kind: 'extra' }], sent: 'GET /v1/drift?kind=extra' },
    extendEnvironment: {
      args: ['shop', { ttl: 'P1D' }],
      sent: 'POST /v1/environments/shop/extend {"ttl":"P1D"}',
    },
    createEnvironmentCredentials: {
      args: ['shop', REASON],
      sent: 'POST /v1/environments/shop/credentials {"reason":"drill"}',
    },
    listEnvironmentCredentials: {
      args: ['shop'],
      sent: 'GET /v1/environments/shop/credentials',
    },
    revokeEnvironmentCredential: {
      args: ['shop', 'kindler_tmp_1'],
      sent: 'DELETE /v1/environments/shop/credentials/kindler_tmp_1',
    },
    listDatabases: {
      args: [{ q: 'a b', verdict: 'ok', addresses: true, sort: 'name' }],
      sent: 'GET /v1/databases?q=a%20b&verdict=ok&addresses=true&sort=name',
    },
    getDatabase: {
      args: ['a/b ?#ä'],
      sent: 'GET /v1/databases/a%2Fb%20%3F%23%C3%A4',
    },
    getDatabaseHistory: { args: ['x'], sent: 'GET /v1/databases/x/history' },
    getDatabaseAvailability: {
      args: ['x'],
      sent: 'GET /v1/databases/x/availability',
    },
    getDatabaseFindings: { args: ['x'], sent: 'GET /v1/databases/x/findings' },
    getIncident: {
      args: ['a/b', '7'],
      sent: 'GET /v1/databases/a%2Fb/incidents/7',
    },
    acknowledgeFinding: {
      args: ['x', { finding: 'lost', ...REASON }],
      sent: 'POST /v1/databases/x/acknowledgements {"finding":"lost","reason":"drill"}',
    },
    planDatabaseAction: {
      args: ['x', 'restart', { member: 'x-1', ...REASON }],
      sent: 'POST /v1/databases/x/restart {"member":"x-1","reason":"drill","dryRun":true}',
    },
    runDatabaseAction: {
      args: ['x', 'pause', { ...REASON, ...KEY }],
      sent: 'POST /v1/databases/x/pause {"reason":"drill","dryRun":false}',
      key: 'k1',
    },
    listFindings: {
      args: [{ severity: 'critical', incident: false, each: 4 }],
      sent: 'GET /v1/findings?severity=critical&incident=false&each=4',
    },
    listEvents: {
      args: [{ kind: 'leader-changed', cursor: 'before-7' }],
      sent: 'GET /v1/events?kind=leader-changed&cursor=before-7',
    },
    listIncidents: {
      args: [{ open: false, database: 'x' }],
      sent: 'GET /v1/incidents?open=false&database=x',
    },
    listGateways: {
      args: [{ status: 'pending' }],
      sent: 'GET /v1/gateways?status=pending',
    },
    getGateway: { args: ['edge'], sent: 'GET /v1/gateways/edge' },
    getGatewayStats: { args: ['edge'], sent: 'GET /v1/gateways/edge/stats' },
    listRoutes: {
      args: [{ intent: 'read-only', gateway: 'edge' }],
      sent: 'GET /v1/routes?intent=read-only&gateway=edge',
    },
    getRoute: { args: ['x-rw'], sent: 'GET /v1/routes/x-rw' },
    getRouteAvailability: {
      args: ['x-rw'],
      sent: 'GET /v1/routes/x-rw/availability',
    },
    traceRoute: { args: ['x-rw'], sent: 'GET /v1/routes/x-rw/trace' },
    planRouteSwitch: {
      args: ['x-rw', { target: 'y', ...REASON }],
      sent: 'POST /v1/routes/x-rw/switch {"target":"y","reason":"drill","dryRun":true}',
    },
    switchRoute: {
      args: ['x-rw', { target: 'y', migration: true, ...REASON }],
      sent: 'POST /v1/routes/x-rw/switch {"target":"y","migration":true,"reason":"drill","dryRun":false}',
    },
    discoverGateway: {
      args: ['edge'],
      sent: 'GET /v1/gateways/edge/discovered',
    },
    listGatewayClients: {
      args: ['edge'],
      sent: 'GET /v1/gateways/edge/clients',
    },
    changePoolers: {
      args: ['x-rw', { action: 'resume', ...REASON }],
      sent: 'POST /v1/routes/x-rw/pooler {"action":"resume","reason":"drill"}',
    },
    setServerState: {
      args: ['edge', 'pg1', { proxy: 'rw', state: 'drain', ...REASON }],
      sent: 'POST /v1/gateways/edge/servers/pg1/state {"proxy":"rw","state":"drain","reason":"drill"}',
    },
    endOldSessions: {
      args: ['edge', { pid: 7, ...REASON }],
      sent: 'POST /v1/gateways/edge/sessions/end {"pid":7,"reason":"drill"}',
    },
    planRouteMigration: {
      args: ['x-rw', { target: 'y', databases: ['a'], ...REASON }],
      sent: 'POST /v1/routes/x-rw/migrate {"target":"y","databases":["a"],"reason":"drill","dryRun":true}',
    },
    migrateRoute: {
      args: ['x-rw', { target: 'y', databases: ['a'], ...REASON }],
      sent: 'POST /v1/routes/x-rw/migrate {"target":"y","databases":["a"],"reason":"drill","dryRun":false}',
    },
    listBackups: {
      args: [{ source: 'a', limit: 5 }],
      sent: 'GET /v1/backups?source=a&limit=5',
    },
    createBackup: {
      args: [{ environment: 'a', ...REASON }],
      sent: 'POST /v1/backups {"environment":"a","reason":"drill"}',
    },
    restoreBackup: {
      args: ['a-1', { database: 'b', ...REASON }],
      sent: 'POST /v1/backups/a-1/restore {"database":"b","reason":"drill"}',
    },
    startEnvironment: {
      args: ['a', {}],
      sent: 'POST /v1/environments/a/start {}',
    },
    stopEnvironment: {
      args: ['a', REASON],
      sent: 'POST /v1/environments/a/stop {"reason":"drill"}',
    },
    planEnvironmentUpdate: {
      args: ['a', { title: 'A' }],
      sent: 'POST /v1/environments/a/update {"title":"A","dryRun":true}',
    },
    updateEnvironment: {
      args: ['a', { title: 'A' }],
      sent: 'POST /v1/environments/a/update {"title":"A","dryRun":false}',
    },
    planEnvironmentReconcile: {
      args: ['a', {}],
      sent: 'POST /v1/environments/a/reconcile {"dryRun":true}',
    },
    reconcileEnvironment: {
      args: ['a', REASON],
      sent: 'POST /v1/environments/a/reconcile {"reason":"drill","dryRun":false}',
    },
    planEnvironmentImport: {
      args: [{ rows: [{ line: 2, name: 'a' }] }],
      sent: 'POST /v1/environment-imports {"rows":[{"line":2,"name":"a"}],"dryRun":true}',
    },
    importEnvironments: {
      args: [{ rows: [{ line: 2, name: 'a' }], partial: true }],
      sent: 'POST /v1/environment-imports {"rows":[{"line":2,"name":"a"}],"partial":true,"dryRun":false}',
    },
    listProviders: { args: [], sent: 'GET /v1/providers' },
    listOperations: { args: [{}], sent: 'GET /v1/operations' },
    getOperation: { args: ['7'], sent: 'GET /v1/operations/7' },
    getOperationLog: { args: ['7'], sent: 'GET /v1/operations/7/log' },
    cancelOperation: { args: ['7'], sent: 'POST /v1/operations/7/cancel' },
    resumeOperation: { args: ['7'], sent: 'POST /v1/operations/7/resume' },
    retryOperation: {
      args: ['7', REASON],
      sent: 'POST /v1/operations/7/retry {"reason":"drill"}',
    },
    abandonOperation: {
      args: ['7', REASON],
      sent: 'POST /v1/operations/7/abandon {"reason":"drill"}',
    },
  };
