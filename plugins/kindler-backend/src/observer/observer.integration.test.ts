import type { Database } from '@kindler/backstage-plugin-kindler-common';
import { openLab, waitFor, type Lab } from '@kindler/lab';
import type { Observer } from './Observer';
import { databaseWaiter } from './__testUtils__/databaseWaiter';
import { readLabConfig, startObserver } from './__testUtils__/startObserver';

const MINUTE = 60_000;

describe('Observer on the real stack', () => {
  let lab: Lab;
  let close: () => Promise<void>;
  let observer: Observer;
  const changes: string[] = [];

  const orders = databaseWaiter(() => observer, {
    name: 'orders',
    deadlineMs: MINUTE,
  });

  beforeAll(async () => {
    ({ lab, close } = await openLab());
    observer = startObserver({
      ...readLabConfig(lab),
      settings: { intervalMs: 1000, timeoutMs: 1000 },
    });
    observer.subscribe({
      onChange: ({ databases }) => changes.push(...databases),
    });
  }, 4 * MINUTE);

  afterAll(async () => {
    await observer?.stop();
    await close?.();
  }, 4 * MINUTE);

  const codes = ({ findings }: Database) =>
    findings.map(({ severity, code }) => `${severity} ${code}`);

  /** Patroni may give the lock back to a leader that is thawed: somebody takes note of the timeline that is lost. */
  const untilWell = () =>
    orders('all to be well again', database => {
      if (codes(database).includes('critical timeline-went-back')) {
        const acknowledged = { 'timeline-went-back': Date.now() };
        observer.setNoted('orders', { acknowledged });
      }
      return database.verdict === 'ok';
    });

  afterEach(async () => {
    await lab.heal();
    await untilWell();
  }, 4 * MINUTE);

  const members = ({ witnesses }: Database) =>
    Object.values(witnesses).map(witness => witness.members.join());
  const refusedClient = (route: string) =>
    waitFor(
      `clients of ${route} to be refused`,
      () => {
        const seen = observer.getRouteClient(route);
        return seen?.last?.outcome === 'refused' ? seen : undefined;
      },
      { deadlineMs: MINUTE },
    );

  it('is ok when four witnesses name the same member', async () => {
    const leader = (await lab.leader())!;
    const database = await orders(
      'all to name the leader',
      ({ verdict, witnesses }) =>
        verdict === 'ok' &&
        Object.values(witnesses).every(
          witness => witness.members.join() === leader,
        ),
    );
    expect(database).toMatchObject({
      leader,
      scope: 'orders',
      managedBy: 'patroni',
      memberCount: 3,
      systemIdentifier: expect.stringMatching(/^\d{19}$/),
      paused: false,
    });
    expect(database.gateways[0].client).toMatchObject({
      source: 'client:orders-rw',
      servedBy: leader,
      last: { outcome: 'served' },
    });
    expect(database.sources.map(({ status }) => status)).not.toContain(
      'unreachable',
    );
    for (const part of database.gateways) {
      for (const server of part.servers) {
        expect(server).toMatchObject({
          matchedBy: 'address',
          member: expect.stringMatching(/^orders-[123]$/),
        });
      }
    }
    const archive = await orders(
      'ok',
      ({ verdict }) => verdict === 'ok',
      'archive',
    );
    expect(archive).toMatchObject({
      managedBy: 'none',
      witnesses: {
        patroni: { status: 'absent' },
        postgres: { members: ['archive-1'] },
        client: { status: 'absent' },
      },
    });
    const edge = await waitFor(
      'both sources of the gateway',
      () => {
        const gateway = observer.getGateway('edge')!;
        return gateway.sources.every(({ status }) => status === 'ok')
          ? gateway
          : undefined;
      },
      { deadlineMs: MINUTE },
    );
    expect(edge).toMatchObject({
      version: expect.stringMatching(/^\d+\.\d+/),
      uptime: expect.any(Number),
      sources: [
        { kind: 'haproxy-stats', status: 'ok' },
        { kind: 'haproxy-runtime', status: 'ok' },
        { id: 'haproxy-runtime:edge/master', status: 'ok' },
      ],
      processes: [{ kind: 'current', sessions: expect.any(Number) }],
    });
    const [{ host, port, name }] = lab.state.members;
    expect(observer.matchMember('orders', { host, port })).toBe(name);
  });

  it(
    'follows a switchover',
    async () => {
      await orders('ok', ({ verdict }) => verdict === 'ok');
      changes.length = 0;
      const leader = await lab.switchover();
      const moved = await orders(
        `ok with ${leader}`,
        database => database.verdict === 'ok' && database.leader === leader,
      );
      expect(members(moved)).toEqual(Array(4).fill(leader));
      expect(changes).toContain('orders');
      await waitFor(
        'the history',
        () =>
          observer
            .getHistory('orders')
            .some(entry => entry.leader === leader) || undefined,
        { deadlineMs: MINUTE },
      );
    },
    3 * MINUTE,
  );

  it(
    'says why it is critical when the leader freezes, and proves the split brain',
    async () => {
      const { leader } = await orders('ok', ({ verdict }) => verdict === 'ok');
      await lab.freeze(leader!);
      const silent = await orders(
        'critical',
        ({ verdict }) => verdict === 'critical',
      );
      expect(silent.worst).toMatchObject({
        severity: 'critical',
        code: 'holder-silent',
        message: `${leader} holds the lock but does not answer.`,
      });
      const split = await orders('a split brain', database =>
        codes(database).includes('critical split-brain'),
      );
      expect(split.witnesses.postgres.members).toHaveLength(2);
      expect(split.witnesses.postgres.members).toContain(leader);
      const { evidence } = split.findings.find(
        ({ code }) => code === 'split-brain',
      )!;
      expect(evidence.length).toBeGreaterThan(2);
      await lab.thaw(leader!);
      await untilWell();
    },
    4 * MINUTE,
  );

  it(
    'is critical while HAProxy is stopped, and does not know where it would send clients',
    async () => {
      await lab.stopHaproxy();
      const refused = await orders(
        'a refused client',
        ({ verdict }) => verdict === 'critical',
      );
      expect(refused.worst).toMatchObject({ code: 'clients-refused' });
      expect(refused.witnesses.client).toMatchObject({
        kind: 'client',
        status: 'none',
      });
      for (const route of ['orders-rw', 'orders-ro', 'platform-rw']) {
        expect(await refusedClient(route)).toMatchObject({
          refusedSince: expect.any(String),
          everyMs: 1000,
          last: { depth: 'query' },
        });
      }
      const blind = await orders(
        'an unknown witness',
        ({ witnesses }) => witnesses.haproxy.status === 'unknown',
      );
      expect(blind.sources).toContainEqual(
        expect.objectContaining({
          id: expect.stringMatching(/^haproxy-(stats|runtime):edge$/),
          status: 'unreachable',
          fault: expect.objectContaining({
            kind: expect.stringMatching(/refused|config/),
          }),
        }),
      );
      const gateway = await observer.refreshGateway('edge');
      expect(gateway.sources[0].fault?.hint).toContain('kindler.gateways');
      for (const { servers } of gateway.proxies) {
        expect(servers.map(({ up }) => up)).not.toContain(true);
      }
      await lab.startHaproxy();
      await orders('ok', ({ verdict }) => verdict === 'ok');
    },
    3 * MINUTE,
  );

  it(
    'is critical while the DCS is away',
    async () => {
      await lab.stopEtcd();
      const away = await orders(
        'critical',
        ({ verdict }) => verdict === 'critical',
      );
      expect(away.witnesses.patroni.status).toBe('unknown');
      await orders('the reason', database =>
        codes(database).includes('critical dcs-unseen'),
      );
      await lab.startEtcd();
    },
    4 * MINUTE,
  );

  it(
    'sees that PostgreSQL of the leader was killed',
    async () => {
      const { leader, timeline } = await orders(
        'ok',
        ({ verdict }) => verdict === 'ok',
      );
      changes.length = 0;
      await lab.killPostgres(leader!);
      await orders(
        'another timeline or leader',
        database =>
          database.verdict === 'ok' &&
          (database.timeline !== timeline || database.leader !== leader),
      );
      expect(changes).toContain('orders');
    },
    3 * MINUTE,
  );
});
