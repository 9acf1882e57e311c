import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { NotFoundError } from '@backstage/errors';
import {
  word,
  type AvailabilityWindow,
  type Database,
  type Finding,
  type HistoryEntry,
  type Incident,
  type KindlerApi,
  type Trace,
} from '@kindler/backstage-plugin-kindler-common';
import { authorizeKindler, type Actor } from '../../service';
import { registerActions } from '../registerActions';

export const NOW = '2026-11-22T09:00:00.000Z';

export const finding: Finding = {
  code: 'holder-silent',
  rule: 'S2',
  severity: 'critical',
  subject: { kind: 'database', name: 'orders' },
  since: NOW,
  message: 'orders-1 holds the lock but does not answer.',
  next: 'Look at orders-1.',
  params: { member: 'orders-1' },
  evidence: [
    { label: 'lock holder', value: 'orders-1', source: 'patroni-rest:orders' },
  ],
};

export const orders: Database = {
  name: 'orders',
  verdict: 'critical',
  leader: 'orders-1',
  memberCount: 3,
  findingCount: 1,
  worst: finding,
  managedBy: 'patroni',
  witnesses: {
    patroni: {
      kind: 'patroni',
      status: 'named',
      members: ['orders-1'],
      details: [word('witness-timeline', { timeline: 7 })],
    },
    postgres: { kind: 'postgres', status: 'unknown', members: [], details: [] },
    haproxy: {
      kind: 'haproxy',
      status: 'absent',
      members: [],
      details: [],
      reason: word('witness-no-write-route', {}),
    },
    client: { kind: 'client', status: 'absent', members: [], details: [] },
  },
  members: [],
  gateways: [],
  actions: [],
  findings: [finding],
  sources: [
    {
      id: 'patroni-rest:orders/1',
      kind: 'patroni-rest',
      target: 'http://127.0.0.1:8008',
      status: 'unreachable',
      observedAt: NOW,
      fault: {
        kind: 'timeout',
        source: 'patroni-rest:orders/1',
        message: 'No answer',
        hint: 'See whether it runs',
      },
    },
    {
      id: 'patroni-rest:orders/2',
      kind: 'patroni-rest',
      target: 'http://127.0.0.1:8009',
      status: 'ok',
    },
  ],
};

export const history: HistoryEntry[] = [1, 2, 3].map(timeline => ({
  kind: 'leader',
  timeline,
  leader: `orders-${timeline}`,
  source: 'patroni-rest:orders',
}));

const incident: Incident = {
  id: '7',
  database: 'orders',
  title: word('incident-failover', { from: 'orders-1', to: 'orders-2' }),
  cause: finding,
  worst: 'critical',
  startedAt: NOW,
  leaderBefore: 'orders-1',
  outageMs: 16_300,
  outageOngoing: true,
  notifiedAt: [],
  phases: [],
  lanes: [],
  actions: [],
};

export const window: AvailabilityWindow = {
  days: 1,
  outMs: 0,
  lookedMs: 0,
  unknownMs: 86_400_000,
  changes: 0,
  longestOutageMs: 0,
};

const trace: Trace = {
  now: NOW,
  route: 'orders-rw',
  intent: 'read-write',
  verdict: 'critical',
  message: word('trace-broken', {
    hop: 1,
    name: 'orders-1',
    message: word('trace-no-server', {}),
  }),
  tookMs: 12,
  breaksAt: 'server',
  hops: [
    {
      kind: 'server',
      name: 'orders-1',
      verdict: 'critical',
      message: word('trace-no-server', {}),
      next: word('trace-next-no-server', { proxy: 'orders_rw' }),
      evidence: finding.evidence,
    },
  ],
};

/** The registered actions over an API with known answers. Call it in a `describe`. */
export function useActions() {
  const asked = jest.fn();

  const gatekeeper = { admit: jest.fn() };

  const auditor = mockServices.auditor.mock();

  const inner = {
    async listDatabases(filter: object) {
      asked(filter);
      return { items: [orders], now: NOW, summary: { total: 7 } };
    },
    async getDatabase(name: string, actor: Actor) {
      asked(name, actor.requester);
      if (name !== 'orders') {
        throw new NotFoundError(`No database cluster '${name}'`);
      }
      return { item: orders, now: NOW };
    },
    async getDatabaseHistory() {
      return { items: history, now: NOW };
    },
    async getDatabaseAvailability(database: string) {
      return { database, windows: [window], routes: [], now: NOW };
    },
    async listIncidents(filter: object) {
      asked(filter);
      return { items: [incident], now: NOW, nextCursor: 'before-7' };
    },
    async getIncident() {
      return { item: incident, now: NOW };
    },
    async traceRoute() {
      return trace;
    },
  } as unknown as KindlerApi<Actor>;

  const registry = actionsRegistryServiceMock();

  beforeAll(() => {
    const kindler = authorizeKindler({
      inner,
      auth: mockServices.auth(),
      gatekeeper,
      auditor,
    });
    registerActions({ actionsRegistry: registry, kindler });
  });

  beforeEach(() => {
    jest.clearAllMocks();
    auditor.createEvent.mockResolvedValue({
      success: jest.fn(),
      fail: jest.fn(),
    });
    gatekeeper.admit.mockResolvedValue({});
  });

  const invoke = async (
    name: string,
    input: Record<string, string | number | boolean>,
  ) =>
    (
      await registry.invoke({
        id: `test:${name}`,
        input,
        credentials: mockCredentials.user(),
      })
    ).output;

  return {
    asked,
    gatekeeper,
    auditor,
    registry,
    invoke,
  };
}
