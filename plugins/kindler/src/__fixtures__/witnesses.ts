import {
  faultText,
  word,
  type Witnesses,
} from '@kindler/backstage-plugin-kindler-common';
import { expired } from './faults';
import { ago } from './times';

export function witnesses(leader: string, sentTo: string): Witnesses {
  return {
    patroni: {
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
    postgres: {
      kind: 'postgres',
      status: 'named',
      members: [leader],
      details: [word('witness-by-sql', {})],
      source: 'postgres-sql:orders/orders-2',
      observedAt: ago(1),
    },
    haproxy: {
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
    client: {
      kind: 'client',
      status: 'named',
      members: [sentTo],
      details: [
        word('witness-route', { route: 'orders-rw' }),
        word('witness-timeline', { timeline: 7 }),
      ],
      source: 'client:orders-rw',
      observedAt: ago(2),
    },
  };
}

/** No witness knows anything. */
export const silentWitnesses: Witnesses = {
  patroni: {
    kind: 'patroni',
    status: 'unknown',
    members: [],
    details: [],
    source: 'patroni-rest:audit/audit-1',
    observedAt: ago(43_200),
    reason: faultText(expired('patroni-rest:audit/audit-1')),
  },
  postgres: {
    kind: 'postgres',
    status: 'unknown',
    members: [],
    details: [],
    reason: word('witness-no-answer-yet', {}),
  },
  haproxy: {
    kind: 'haproxy',
    status: 'absent',
    members: [],
    details: [],
    reason: word('witness-no-write-route', {}),
  },
  client: {
    kind: 'client',
    status: 'absent',
    members: [],
    details: [],
    reason: word('witness-no-write-route', {}),
  },
};

/** The leader hangs: HAProxy has no server, and clients are refused. */
export function outageWitnesses(leader: string): Witnesses {
  const agreed = witnesses(leader, leader);
  return {
    ...agreed,
    haproxy: { ...agreed.haproxy, status: 'none', members: [] },
    client: {
      ...agreed.client,
      status: 'none',
      members: [],
      details: [
        word('witness-client-outcome', { outcome: 'closed' }),
        word('witness-client-served-at', { at: ago(14) }),
        word('witness-route', { route: 'payments-rw' }),
      ],
      source: 'client:payments-rw',
      observedAt: ago(0.6),
    },
  };
}
