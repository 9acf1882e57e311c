import {
  word,
  type Database,
  type DatabaseMember,
  type Finding,
  type PostgresClusterStatus,
  type ReplicationSlot,
  type SourceState,
  type Witness,
} from '@kindler/backstage-plugin-kindler-common';
import { ago } from './times';

export const splitRouteFinding: Finding = {
  code: 'write-route-elsewhere',
  rule: 'S5',
  severity: 'critical',
  subject: { kind: 'database', name: 'billing' },
  since: ago(6),
  message: 'HAProxy sends writes to billing-1, but billing-2 holds the lock.',
  next: 'Wait for the third failed check, or end the 14 sessions on billing-1.',
  params: { leader: 'billing-2', server: 'billing-1' },
  evidence: [
    {
      label: 'lock',
      value: 'billing-2',
      source: 'patroni-rest:billing/billing-2',
      observedAt: ago(1),
    },
    {
      label: 'server up in billing_rw',
      value: 'billing-1',
      source: 'haproxy-stats:edge',
      observedAt: ago(2),
    },
  ],
};

const pausedFinding: Finding = {
  code: 'paused',
  severity: 'warning',
  subject: { kind: 'database', name: 'search' },
  since: ago(2460),
  message: 'Automatic failover is paused.',
  next: 'Resume it with patronictl resume when the maintenance is over.',
  params: {},
  evidence: [
    {
      label: 'pause',
      value: 'true',
      source: 'patroni-rest:search/search-1',
      observedAt: ago(1),
    },
  ],
};

const silentFinding: Finding = {
  code: 'lock-unknown',
  severity: 'warning',
  subject: { kind: 'database', name: 'audit' },
  since: ago(43_200),
  message: 'No member of audit answers, the holder of the lock is unknown.',
  next: 'Check the certificate of audit-1:8008 and kindler.databases[].patroni.tls.caFile.',
  params: {},
  evidence: [],
};

function roleOf(number: number, leader: number): DatabaseMember['role'] {
  if (number === leader) {
    return 'leader';
  }
  return number === 3 ? 'sync_standby' : 'replica';
}

/** The third member streams from the first: a cascade. */
function upstreamOf(name: string, number: number, leader: number) {
  if (number === leader) {
    return undefined;
  }
  return number === 3 ? `${name}-1` : `${name}-${leader}`;
}

/** On the first node one that lost its WAL, on the second one in use. */
function slots(name: string, number: number): ReplicationSlot[] {
  return number === 1
    ? [
        {
          name: 'audit_feed',
          type: 'logical',
          active: false,
          retainedBytes: 3_435_973_836,
          walStatus: 'lost',
        },
      ]
    : [{ name: `${name}_1`, type: 'physical', active: true, retainedBytes: 0 }];
}

function members(name: string, leader: number): DatabaseMember[] {
  return [1, 2, 3].map(number => ({
    name: `${name}-${number}`,
    role: roleOf(number, leader),
    state: number === leader ? 'running' : 'streaming',
    host: `10.0.0.1${number}`,
    port: 5432,
    timeline: 7,
    ...(number !== leader && {
      receiveLag: number === 3 ? 1_258_291 : 0,
      replayLag: number === 3 ? 3_565_158 : 49_152,
    }),
    writable: number === leader,
    writableSource: `postgres-sql:${name}/${name}-${number}`,
    patroniVersion: '4.1.4',
    serverVersion: 160004,
    pendingRestart: number === 1,
    upstream: upstreamOf(name, number, leader),
    tags: number === 3 ? { nofailover: 'true' } : undefined,
    connections: number === 3 ? undefined : { used: 96 - 48 * (number - 1), max: 100 },
    replicationSlots: number === 3 ? undefined : slots(name, number),
    scheduledRestart: number === 1 ? '2026-11-22T22:00:00.000Z' : undefined,
    observedAt: ago(number === 3 ? 4 : 1),
  }));
}

function sources(name: string): SourceState[] {
  return [
    ...[1, 2, 3].map(
      (number): SourceState => ({
        id: `patroni-rest:${name}/${name}-${number}`,
        kind: 'patroni-rest',
        target: `https://10.0.0.1${number}:8008`,
        status: number === 3 ? 'unreachable' : 'ok',
        observedAt: ago(number === 3 ? 300 : 1),
        failingSince: number === 3 ? ago(298) : undefined,
        fault:
          number === 3
            ? {
                kind: 'tls',
                source: `patroni-rest:${name}/${name}-3`,
                message: 'The certificate has expired.',
                hint: 'Renew the certificate of 10.0.0.13:8008.',
              }
            : undefined,
      }),
    ),
    {
      id: 'haproxy-stats:edge',
      kind: 'haproxy-stats',
      target: 'http://10.0.0.2:8404/stats;csv',
      status: 'ok',
      observedAt: ago(2),
    },
    {
      id: `postgres-sql:${name}/${name}-1`,
      kind: 'postgres-sql',
      target: '10.0.0.11:5432',
      status: 'pending',
    },
  ];
}

function witnesses(leader: string, sentTo: string): Witness[] {
  return [
    {
      kind: 'patroni',
      status: 'named',
      members: [leader],
      details: [
        word('witness-timeline', { timeline: 7 }),
        word('witness-members-listed', { members: 3 }),
      ],
      source: 'patroni-rest:orders/orders-2',
      observedAt: ago(1),
    },
    {
      kind: 'postgres',
      status: 'named',
      members: [leader],
      details: [word('witness-by-sql', {})],
      source: 'postgres-sql:orders/orders-2',
      observedAt: ago(1),
    },
    {
      kind: 'haproxy',
      status: 'named',
      members: [sentTo],
      details: [
        word('witness-sessions', { sessions: 14 }),
        word('witness-route', { route: 'orders-rw' }),
      ],
      source: 'haproxy-stats:edge',
      observedAt: ago(2),
    },
  ];
}

function database(name: string, changes: Partial<Database> = {}): Database {
  return {
    name,
    owner: 'group:default/platform',
    verdict: 'ok',
    since: ago(86_400 * 3),
    leader: `${name}-2`,
    timeline: 7,
    memberCount: 3,
    maxLag: 3_565_158,
    findingCount: changes.findings?.length ?? 0,
    worst: changes.findings?.[0],
    observedAt: ago(2),
    scope: name,
    managedBy: 'patroni',
    actions: ['switchover', 'restart', 'reinitialize', 'pause'],
    witnesses: witnesses(`${name}-2`, `${name}-2`),
    members: members(name, 2),
    gateways: [
      {
        gateway: 'edge',
        proxy: `${name}_rw`,
        intent: 'read-write',
        route: `${name}-rw`,
        observedAt: ago(2),
        servers: [
          {
            name: 'pg1',
            member: `${name}-1`,
            matchedBy: 'address',
            address: '10.0.0.11:5432',
            status: 'DOWN',
            up: false,
            check: 'L7STS 503',
            sessions: 0,
            oldSessions: 3,
          },
          {
            name: 'pg2',
            member: `${name}-2`,
            matchedBy: 'address',
            address: '10.0.0.12:5432',
            status: 'UP',
            up: true,
            check: 'L7OK 200',
            sessions: 14,
          },
          {
            name: 'pg3',
            member: `${name}-3`,
            matchedBy: 'name',
            status: 'DOWN',
            up: false,
            check: 'L4CON',
          },
        ],
      },
    ],
    findings: [],
    sources: sources(name),
    lockSeenAt: ago(1),
    systemIdentifier: '7523508303005618264',
    ...changes,
  };
}

/** All witnesses agree. */
export const orders = database('orders', { title: 'Orders' });

/** HAProxy sends clients to the former leader. */
export const billing = database('billing', {
  verdict: 'critical',
  since: ago(6),
  findings: [splitRouteFinding],
  witnesses: witnesses('billing-2', 'billing-1'),
});

const pgo: PostgresClusterStatus = {
  namespace: 'search',
  name: 'search',
  upToDate: true,
  postgresVersion: 16,
  instanceSets: [
    { name: '00', replicas: 3, readyReplicas: 2, updatedReplicas: 2 },
  ],
  pgBouncer: { replicas: 2, readyReplicas: 2 },
  backups: {
    repositories: [
      { name: 'repo1', ready: true },
      { name: 'repo2', ready: 'unknown' },
    ],
    lastCompletedAt: ago(7200),
    failed: 1,
  },
  switchover: { requested: '2026-11-22T09:30:00Z', done: false },
  conditions: [
    {
      type: 'ProxyAvailable',
      status: 'True',
      reason: 'MinimumReplicasAvailable',
      since: ago(86_400),
    },
    { type: 'PGBackRestReplicaRepoReady', status: 'False', message: 'stanza' },
    { type: 'PersistentVolumeResizing', status: 'Unknown' },
  ],
  observedAt: ago(12),
};

/** Failover is paused; run by PGO, with a switchover at hand. */
export const search = database('search', {
  managedBy: 'pgo',
  postgresCluster: pgo,
  actions: ['switchover', 'cancel-switchover', 'restart', 'resume'],
  scheduledSwitchover: { at: '2026-11-22T22:00:00.000Z', from: 'search-2' },
  verdict: 'degraded',
  since: ago(2460),
  findings: [pausedFinding],
  paused: true,
});

/** No source answers. */
export const audit = database('audit', {
  verdict: 'unknown',
  since: ago(43_200),
  leader: undefined,
  timeline: undefined,
  maxLag: 'unknown',
  lockSeenAt: undefined,
  findings: [silentFinding],
  gateways: [],
  members: members('audit', 2).map(member => ({
    ...member,
    role: 'unknown',
    state: 'unknown',
    timeline: undefined,
    receiveLag: undefined,
    replayLag: undefined,
    writable: 'unknown',
    upstream: undefined,
    observedAt: ago(43_200),
  })),
  observedAt: ago(43_200),
  witnesses: [
    {
      kind: 'patroni',
      status: 'unknown',
      members: [],
      details: [],
      source: 'patroni-rest:audit/audit-1',
      observedAt: ago(43_200),
      reason: word('witness-source-failed', {
        message: 'The certificate has expired',
        hint: 'Renew the certificate of 10.0.0.13:8008.',
      }),
    },
    {
      kind: 'postgres',
      status: 'unknown',
      members: [],
      details: [],
      reason: word('witness-no-answer-yet', {}),
    },
    {
      kind: 'haproxy',
      status: 'absent',
      members: [],
      details: [],
      reason: word('witness-no-write-route', {}),
    },
  ],
});

export const databases = [orders, billing, search, audit];
