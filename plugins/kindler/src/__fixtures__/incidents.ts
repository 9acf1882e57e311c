import {
  word,
  type Incident,
  type IncidentLane,
  type IncidentPhase,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';

/** A time on the day of the incident: 14:59:36 plus this many seconds. */
function at(seconds: number): string {
  const begin = Date.parse('2026-11-21T14:59:36.000Z');
  return new Date(begin + seconds * 1000).toISOString();
}

function phase(
  seconds: number,
  kind: IncidentPhase['kind'],
  severity: IncidentPhase['severity'],
  text: Wording,
  [label, value, source]: [string, string, string],
): IncidentPhase {
  return {
    at: at(seconds),
    kind,
    severity,
    text,
    evidence: [{ label, value, source, observedAt: at(seconds) }],
  };
}

const phases = [
  phase(
    6,
    'client',
    'critical',
    word('phase-clients-refused', {
      route: 'orders-rw',
      why: word('outcome-timeout', {}),
    }),
    ['client of route orders-rw', 'timeout', 'client:orders-rw'],
  ),
  phase(11, 'haproxy', 'critical', word('phase-haproxy-none', {}), [
    'pg1',
    'DOWN, L4TOUT',
    'haproxy-stats:edge',
  ]),
  phase(18, 'patroni', 'warning', word('phase-lock-none', {}), [
    'lock',
    'nobody',
    'patroni-rest:orders/orders-2',
  ]),
  phase(
    22,
    'client',
    'info',
    word('phase-clients-served-by', {
      route: 'orders-rw',
      member: 'orders-3',
    }),
    ['client of route orders-rw', 'served, 7 ms', 'client:orders-rw'],
  ),
  phase(
    25,
    'postgres',
    'critical',
    word('phase-writers-several', { members: 'orders-1, orders-3' }),
    ['SQL on both', 'accepts writes', 'postgres-sql:orders/orders-1'],
  ),
  phase(
    150,
    'postgres',
    'info',
    word('phase-writers', { members: 'orders-3' }),
    ['orders-1', 'streaming, timeline 2', 'postgres-sql:orders/orders-1'],
  ),
];

const lanes: IncidentLane[] = [
  {
    kind: 'client',
    route: 'orders-rw',
    spans: [
      { from: at(0), to: at(6), values: ['served', 'orders-1'], tone: 'good' },
      { from: at(6), to: at(22), values: ['timeout'], tone: 'bad' },
      { from: at(22), values: ['served', 'orders-3'], tone: 'good' },
    ],
  },
  {
    kind: 'patroni',
    spans: [
      { from: at(0), to: at(18), values: ['orders-1'], tone: 'neutral' },
      { from: at(18), to: at(20.6), values: [], tone: 'bad' },
      { from: at(20.6), values: ['orders-3'], tone: 'neutral' },
    ],
  },
  {
    kind: 'postgres',
    spans: [
      { from: at(0), to: at(21), values: ['orders-1'], tone: 'neutral' },
      {
        from: at(21),
        to: at(150),
        values: ['orders-1', 'orders-3'],
        tone: 'bad',
      },
      { from: at(150), values: ['orders-3'], tone: 'neutral' },
    ],
  },
  {
    kind: 'haproxy',
    spans: [
      { from: at(0), to: at(11), values: ['orders-1'], tone: 'neutral' },
      { from: at(11), to: at(22), values: [], tone: 'bad' },
      { from: at(22), values: ['orders-3'], tone: 'neutral' },
    ],
  },
  {
    kind: 'verdict',
    spans: [
      { from: at(0), to: at(6), values: ['ok'], tone: 'good' },
      { from: at(6), to: at(150), values: ['critical'], tone: 'bad' },
      { from: at(150), to: at(155), values: ['degraded'], tone: 'warning' },
      { from: at(155), values: ['ok'], tone: 'good' },
    ],
  },
];

/** A leader froze, another one took over, and the former one was thawed. */
export const failover: Incident = {
  id: '128',
  database: 'orders',
  databaseTitle: 'Orders',
  owner: 'group:default/platform',
  title: word('incident-failover', { from: 'orders-1', to: 'orders-3' }),
  cause: {
    code: 'split-brain',
    rule: 'S2',
    severity: 'critical',
    message: 'orders-1 and orders-3 accept writes at the same time.',
    params: { members: 'orders-1, orders-3', leader: 'orders-3' },
  },
  worst: 'critical',
  startedAt: at(6),
  endedAt: at(155),
  leaderBefore: 'orders-1',
  leaderAfter: 'orders-3',
  timelineBefore: 1,
  timelineAfter: 2,
  outageMs: 16_300,
  detectedAfterMs: 1_900,
  sessionsCut: 14,
  notifiedAt: [at(20), at(165)],
  lostBytes: 0,
  actions: [
    {
      operationId: 'op-4',
      kind: 'database-restart',
      requester: 'user:default/guest',
      at: at(120),
      outcome: 'succeeded',
      reason: 'it hung',
    },
  ],
  phases,
  lanes,
};

/** It is going on, and nobody knows for how long writes have been out. */
export const goingOn: Incident = {
  ...failover,
  id: '129',
  database: 'payments',
  databaseTitle: undefined,
  title: word('incident-clients-refused', {
    why: word('outcome-closed', {}),
  }),
  cause: {
    code: 'clients-closed',
    severity: 'critical',
    message:
      'HAProxy accepts clients of route payments-rw and closes their connections: it has no server for them.',
    params: { route: 'payments-rw' },
  },
  startedAt: '2026-11-22T09:59:46.000Z',
  endedAt: undefined,
  outageMs: 14_000,
  outageOngoing: true,
  leaderAfter: undefined,
  timelineAfter: undefined,
  sessionsCut: undefined,
  detectedAfterMs: undefined,
  lostBytes: undefined,
  notifiedAt: [],
  actions: [],
  phases: [],
  lanes: [],
};

/** Newest first. */
export const incidents: Incident[] = [goingOn, failover];
