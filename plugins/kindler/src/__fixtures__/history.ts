import type { HistoryEntry } from '@kindler/backstage-plugin-kindler-common';

const source = 'patroni-rest:orders/orders-1';
const reason = 'no recovery target specified';

/** A failover, a new timeline of the same leader, and a requested switchover. */
export const history: HistoryEntry[] = [
  { kind: 'leader', timeline: 3, leader: 'orders-1', reason, source },
  {
    kind: 'failover',
    timeline: 4,
    leader: 'orders-3',
    at: '2026-11-22T01:00:00.000Z',
    outageMs: 14_200,
    reason,
    source,
  },
  {
    kind: 'leader',
    timeline: 5,
    leader: 'orders-1',
    at: '2026-11-22T03:30:00.000Z',
    reason,
    source,
  },
  {
    kind: 'timeline',
    timeline: 6,
    leader: 'orders-1',
    at: '2026-11-22T06:00:00.000Z',
    reason,
    source,
  },
  {
    kind: 'switchover',
    operationId: 'op-switchover',
    timeline: 7,
    leader: 'orders-2',
    at: '2026-11-22T08:00:05.000Z',
    outageMs: 1_240,
    reason,
    source,
  },
];
