import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
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
import { authorizeKindler, type Actor } from '../service';
import { registerActions } from './registerActions';

const NOW = '2026-11-22T09:00:00.000Z';

const finding: Finding = {
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

const orders: Database = {
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

const history: HistoryEntry[] = [1, 2, 3].map(timeline => ({
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

const window: AvailabilityWindow = {
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

describe('the actions for AI clients', () => {
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

  it('only read, and say when to use them', async () => {
    const { actions } = await registry.list();
    expect(actions.map(({ name }) => name)).toEqual([
      'list-databases',
      'explain-database-verdict',
      'show-database-history',
      'show-availability',
      'list-incidents',
      'get-incident',
      'trace-route',
    ]);
    for (const { attributes, description } of actions) {
      expect(attributes).toEqual({
        readOnly: true,
        idempotent: true,
        destructive: false,
      });
      expect(description).toContain('### When to use');
    }
    for (const { visibilityPermission } of registry.actions.values()) {
      expect(visibilityPermission?.name).toBe('kindler.view.read');
    }
  });

  it('list the clusters, or those that match', async () => {
    expect(await invoke('list-databases', {})).toMatchObject({
      now: NOW,
      total: 7,
      databases: [
        { name: 'orders', verdict: 'critical', worst: { next: finding.next } },
      ],
    });
    expect(asked).toHaveBeenLastCalledWith({ limit: 100 });
    const filter = { verdict: 'ok', q: 'shop', limit: 3 };
    await invoke('list-databases', filter);
    expect(asked).toHaveBeenLastCalledWith(filter);
    await expect(
      invoke('list-databases', { verdict: 'green' }),
    ).rejects.toThrow(/verdict/i);
  });

  it('explain a verdict by its witnesses, evidence and silent sources', async () => {
    const answer = await invoke('explain-database-verdict', { name: 'orders' });
    expect(answer).toMatchObject({
      verdict: 'critical',
      witnesses: {
        patroni: { members: ['orders-1'], details: ['timeline 7'] },
        postgres: { status: 'unknown' },
        haproxy: { reason: expect.stringContaining('No route') },
        client: { status: 'absent' },
      },
      findings: [{ code: 'holder-silent', evidence: finding.evidence }],
      silentSources: [
        { id: 'patroni-rest:orders/1', fault: { kind: 'timeout' } },
      ],
    });
    expect((answer as { silentSources: [] }).silentSources).toHaveLength(1);
    expect(asked).toHaveBeenCalledWith('orders', 'user:default/mock');
  });

  it('show the latest history and how much is left', async () => {
    expect(
      await invoke('show-database-history', { name: 'orders', limit: 2 }),
    ).toMatchObject({
      changes: [{ timeline: 2 }, { timeline: 3 }],
      left: 1,
    });
  });

  it('show how available a cluster is', async () => {
    expect(await invoke('show-availability', { name: 'orders' })).toMatchObject(
      { database: 'orders', windows: [window] },
    );
  });

  it('list incidents, and tell one for a post-mortem', async () => {
    expect(
      await invoke('list-incidents', { database: 'orders', open: true }),
    ).toMatchObject({
      incidents: [
        {
          id: '7',
          title: 'Failover from orders-1 to orders-2',
          cause: { code: 'holder-silent' },
          outageMs: 16_300,
        },
      ],
      more: true,
    });
    expect(asked).toHaveBeenCalledWith({
      database: 'orders',
      open: true,
      limit: 20,
    });
    expect(
      await invoke('get-incident', { database: 'orders', id: '7' }),
    ).toMatchObject({
      id: '7',
      markdown: expect.stringContaining('16.3 s so far'),
    });
  });

  it('trace a route', async () => {
    const answer = await invoke('trace-route', { name: 'orders-rw' });
    expect(answer).toMatchObject({
      verdict: 'critical',
      breaksAt: 'server',
      message: expect.stringMatching(/^The route breaks at hop 1/),
      hops: [
        {
          name: 'orders-1',
          message: 'No server takes new connections',
          next: expect.stringContaining('orders_rw'),
          evidence: [{ value: 'orders-1' }],
        },
      ],
    });
  });

  it('give what the facade gives for a name that is not known', async () => {
    await expect(
      invoke('explain-database-verdict', { name: 'other' }),
    ).rejects.toThrow("No database cluster 'other'");
  });

  it.each([
    ['list-databases', {}, 'database-list'],
    ['explain-database-verdict', { name: 'orders' }, 'database-fetch'],
    ['show-database-history', { name: 'orders' }, 'database-history-fetch'],
    ['show-availability', { name: 'orders' }, 'database-availability-fetch'],
    ['list-incidents', {}, 'incident-list'],
    ['get-incident', { database: 'orders', id: '7' }, 'incident-fetch'],
    ['trace-route', { name: 'orders-rw' }, 'route-trace'],
  ])('%s is refused without the permission, and audited', async (...row) => {
    const [name, input, eventId] = row;
    gatekeeper.admit.mockRejectedValue(new NotAllowedError('no'));
    await expect(invoke(name, input)).rejects.toThrow();
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({ eventId }),
    );
    expect(asked).not.toHaveBeenCalled();
  });
});
