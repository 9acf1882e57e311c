import type { Finding } from '@kindler/backstage-plugin-kindler-common';
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

export const pausedFinding: Finding = {
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

export const silentFinding: Finding = {
  code: 'lock-unknown',
  severity: 'warning',
  subject: { kind: 'database', name: 'audit' },
  since: ago(43_200),
  message: 'No member of audit answers, the holder of the lock is unknown.',
  next: 'Check the certificate of audit-1:8008 and kindler.databases[].patroni.tls.caFile.',
  params: {},
  evidence: [],
};

export const clientsClosedFinding: Finding = {
  code: 'clients-closed',
  severity: 'critical',
  subject: { kind: 'database', name: 'payments' },
  since: ago(13),
  message:
    'HAProxy accepts clients of route payments-rw and closes their connections: it has no server for them.',
  next: 'See the servers of proxy payments_rw and what their checks get.',
  params: { route: 'payments-rw', gateway: 'edge', proxy: 'payments_rw' },
  evidence: [
    {
      label: 'client of route payments-rw',
      value: 'closed',
      source: 'client:payments-rw',
      observedAt: ago(0.6),
    },
    {
      label: 'client of route payments-rw before',
      value: 'served',
      source: 'client:payments-rw',
      observedAt: ago(14),
    },
  ],
};

export const holderSilentFinding: Finding = {
  code: 'holder-silent',
  rule: 'S10',
  severity: 'critical',
  subject: { kind: 'database', name: 'payments' },
  since: ago(16),
  message: 'payments-1 holds the lock but does not answer.',
  next: 'See whether Patroni on payments-1 hangs or is cut off. Without an answer its lock expires after 30 s and another member takes over.',
  params: { member: 'payments-1', ttl: 30 },
  evidence: [
    {
      label: 'lock',
      value: 'payments-1',
      source: 'patroni-rest:payments/payments-2',
      observedAt: ago(1),
    },
    {
      label: 'payments-1',
      value: 'No answer in time',
      source: 'patroni-rest:payments/payments-1',
      observedAt: ago(16),
    },
  ],
};

export const silentMemberFinding: Finding = {
  code: 'member-silent',
  severity: 'warning',
  subject: { kind: 'database', name: 'payments' },
  since: ago(120),
  message: 'payments-3 does not answer.',
  next: 'See whether payments-3 runs.',
  params: { member: 'payments-3', fault: 'refused' },
  evidence: [
    {
      label: 'payments-3',
      value: 'The connection failed: connect ECONNREFUSED 10.0.0.13:8008',
      source: 'patroni-rest:payments/payments-3',
      observedAt: ago(121),
    },
  ],
};
