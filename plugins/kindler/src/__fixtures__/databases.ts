import { byPatroni, byPgo } from './actions';
import type { Database } from '@kindler/backstage-plugin-kindler-common';
import { refusedClient, servedClient } from './clients';
import {
  clientsClosedFinding,
  holderSilentFinding,
  pausedFinding,
  silentFinding,
  silentMemberFinding,
  splitRouteFinding,
} from './findings';
import { goingOn } from './incidents';
import { members } from './members';
import { pgo } from './postgresCluster';
import { sources } from './sources';
import { ago } from './times';
import { outageWitnesses, silentWitnesses, witnesses } from './witnesses';

function readOnlyGateway(name: string): Database['gateways'][number] {
  return {
    gateway: 'edge',
    proxy: `${name}_ro`,
    intent: 'read-only',
    statistics: { status: 'fresh', observedAt: ago(2) },
    route: `${name}-ro`,
    client: servedClient(`${name}-ro`, `${name}-3`),
    observedAt: ago(2),
    servers: [1, 3].map(number => ({
      name: `pg${number}`,
      member: `${name}-${number}`,
      matchedBy: 'address',
      address: `10.0.0.1${number}:5432`,
      status: 'UP',
      up: true,
      check: 'L7OK 200',
      sessions: 20,
    })),
  };
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
    actions: byPatroni('switchover', 'restart', 'reinitialize', 'pause'),
    witnesses: witnesses(`${name}-2`, `${name}-2`),
    members: members(name, 2),
    gateways: [
      {
        gateway: 'edge',
        proxy: `${name}_rw`,
        intent: 'read-write',
        route: `${name}-rw`,
        client: servedClient(`${name}-rw`, `${name}-2`),
        statistics: { status: 'fresh', observedAt: ago(2) },
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
      readOnlyGateway(name),
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

/** Failover is paused; managed by PGO, with a switchover pending. */
export const search = database('search', {
  managedBy: 'pgo',
  postgresCluster: pgo,
  actions: byPgo('switchover', 'cancel-switchover', 'restart', 'resume'),
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
  witnesses: silentWitnesses,
});

const outage = database('payments');

/** The leader hangs and clients are refused. A replica is away for an unrelated reason. */
export const payments: Database = {
  ...outage,
  verdict: 'critical',
  since: ago(13),
  findings: [clientsClosedFinding, holderSilentFinding, silentMemberFinding],
  findingCount: 3,
  worst: clientsClosedFinding,
  leader: 'payments-1',
  incident: { id: goingOn.id, startedAt: goingOn.startedAt },
  witnesses: outageWitnesses('payments-1'),
  members: members('payments', 1),
  gateways: outage.gateways.map(gateway =>
    gateway.intent === 'read-write'
      ? {
          ...gateway,
          client: refusedClient('payments-rw', 'payments-1'),
          servers: gateway.servers.map(server => ({
            ...server,
            up: false,
            status: 'DOWN',
            check: 'L4TOUT',
          })),
        }
      : gateway,
  ),
};

export const databases = [orders, billing, search, audit];
export const allDatabases = [...databases, payments];
