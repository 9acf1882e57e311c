import { waitFor } from '@kindler/lab';
import { MINUTE, useLabObserver } from './__testUtils__/useLabObserver';

describe('Observer on the real stack', () => {
  const stage = useLabObserver();
  const { changes, orders, codes, untilWell, members, refusedClient } = stage;

  it('is ok when four witnesses name the same member', async () => {
    const leader = (await stage.lab.leader())!;
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
        const gateway = stage.observer.getGateway('edge')!;
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
        { id: 'haproxy-files:edge', status: 'ok' },
      ],
      processes: [{ kind: 'current', sessions: expect.any(Number) }],
    });
    const [{ host, port, name }] = stage.lab.state.members;
    expect(stage.observer.matchMember('orders', { host, port })).toBe(name);
  });

  it(
    'follows a switchover',
    async () => {
      await orders('ok', ({ verdict }) => verdict === 'ok');
      changes.length = 0;
      const leader = await stage.lab.switchover();
      const moved = await orders(
        `ok with ${leader}`,
        database => database.verdict === 'ok' && database.leader === leader,
      );
      expect(members(moved)).toEqual(Array(4).fill(leader));
      expect(changes).toContain('orders');
      await waitFor(
        'the history',
        () =>
          stage.observer
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
      await stage.lab.freeze(leader!);
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
      await stage.lab.thaw(leader!);
      await untilWell();
    },
    4 * MINUTE,
  );

  it(
    'is critical while HAProxy is stopped, and does not know where it would send clients',
    async () => {
      await stage.lab.stopHaproxy();
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
      const gateway = await stage.observer.refreshGateway('edge');
      expect(gateway.sources[0].fault?.hint).toContain('kindler.gateways');
      for (const { servers } of gateway.proxies) {
        expect(servers.map(({ up }) => up)).not.toContain(true);
      }
      await stage.lab.startHaproxy();
      await orders('ok', ({ verdict }) => verdict === 'ok');
    },
    3 * MINUTE,
  );

  it(
    'is critical while the DCS is away',
    async () => {
      await stage.lab.stopEtcd();
      const away = await orders(
        'critical',
        ({ verdict }) => verdict === 'critical',
      );
      expect(away.witnesses.patroni.status).toBe('unknown');
      await orders('the reason', database =>
        codes(database).includes('critical dcs-unseen'),
      );
      await stage.lab.startEtcd();
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
      await stage.lab.killPostgres(leader!);
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
