import { openLab, waitFor, type Lab } from '@kindler/lab';
import type { Trace, TraceHop } from '@kindler/backstage-plugin-kindler-common';
import { labConfig, startKindler } from '../__testUtils__/startKindler';

jest.setTimeout(240_000);

describe('routes through a real gateway', () => {
  let lab: Lab;
  let closeLab: () => Promise<void>;
  let kindler: Awaited<ReturnType<typeof startKindler>>;

  beforeAll(async () => {
    ({ lab, close: closeLab } = await openLab());
    kindler = await startKindler(labConfig(lab));
    await settled('orders');
  });

  afterAll(async () => {
    await kindler?.stop();
    await closeLab?.();
  });

  async function settled(target: string) {
    await waitFor(
      `orders-rw to lead to ${target}`,
      async () => {
        const { body } = await kindler.get('/routes/orders-rw');
        const { activeTarget, verdict } = body.item;
        return activeTarget === target && verdict === 'ok' ? true : undefined;
      },
      { deadlineMs: 60_000 },
    );
  }

  async function trace(): Promise<Trace> {
    const { body, status } = await kindler.get('/routes/orders-rw/trace');
    expect(status).toBe(200);
    return body;
  }

  const verdicts = ({ hops }: Trace) =>
    Object.fromEntries(hops.map((hop: TraceHop) => [hop.kind, hop.verdict]));

  const hopOf = ({ hops }: Trace, kind: string) =>
    hops.find(hop => hop.kind === kind)!;

  const switchTo = (target: string, more: object = {}) =>
    kindler.post('/routes/orders-rw/switch', {
      target,
      reason: 'a test',
      ...more,
    });

  it('is followed hop by hop, each with evidence', async () => {
    const leader = await lab.leader();
    const traced = await trace();
    expect(traced.verdict).toBe('ok');
    expect(verdicts(traced)).toEqual({
      listener: 'ok',
      proxy: 'ok',
      server: 'ok',
      member: 'ok',
      sql: 'ok',
    });
    expect(hopOf(traced, 'member').name).toBe(leader);
    for (const hop of traced.hops) {
      expect(hop.evidence.length).toBeGreaterThan(0);
      for (const { source, observedAt } of hop.evidence) {
        expect(source).toBeTruthy();
        expect(Date.parse(observedAt!)).toBeGreaterThan(Date.now() - 30_000);
      }
    }
  });

  it('breaks at the listener when HAProxy is away', async () => {
    await lab.stopHaproxy();
    try {
      const traced = await trace();
      expect(traced).toMatchObject({
        verdict: 'critical',
        breaksAt: 'listener',
      });
      expect(hopOf(traced, 'listener').fault).toMatchObject({
        kind: 'refused',
        hint: expect.stringContaining('kindler.routes[].listener'),
      });
      await waitFor(
        'the route to be critical',
        async () => {
          const { body } = await kindler.get('/routes/orders-rw');
          const { verdict, client } = body.item;
          return (
            (verdict === 'critical' && client.last.outcome === 'refused') ||
            undefined
          );
        },
        { deadlineMs: 30_000 },
      );
      const refused = await switchTo('archive', { migration: true });
      expect(refused.status).toBe(503);
      expect(refused.body.error.message).toMatch(/edge/);
    } finally {
      await lab.startHaproxy();
      await lab.waitHealthy();
    }
  });

  it('is moved to another system only when that is said to be a migration, and back', async () => {
    await settled('orders');
    const plan = (await switchTo('archive', { dryRun: true })).body;
    expect(plan.possible).toBe(false);
    expect(plan.commands.length).toBeGreaterThan(0);
    const refused = await switchTo('archive');
    expect(refused.status).toBe(409);
    expect(refused.body.error.message).toMatch(/confirm it as a migration/);

    const both = await Promise.all(
      ['one', 'other'].map(reason =>
        switchTo('archive', { migration: true, reason }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([202, 409]);
    const { body: taken } = both.find(({ status }) => status === 202)!;
    const there = await kindler.ended(taken.item.id);
    expect(there.status).toBe('succeeded');
    expect(there.result?.gapMs).toEqual(expect.any(Number));
    expect(hopOf(await trace(), 'member').name).toBe('archive-1');
    await settled('archive');

    await lab.reloadHaproxy();
    await settled('archive');
    expect(hopOf(await trace(), 'member').name).toBe('archive-1');

    const back = await kindler.carryOut(() =>
      switchTo('orders', { migration: true }),
    );
    expect(back.status).toBe('succeeded');
    await settled('orders');
    expect(hopOf(await trace(), 'member').name).toBe(await lab.leader());
    const { body } = await kindler.get('/routes/orders-rw');
    expect(body.item.lastSwitch).toMatchObject({
      from: 'archive',
      to: 'orders',
      outcome: 'succeeded',
    });
    const list = await kindler.get('/routes?q=orders-rw');
    expect(list.body.items).toMatchObject([
      { name: 'orders-rw', lastSwitch: body.item.lastSwitch },
    ]);
  });

  it('is rolled back when the target stops to answer in the middle', async () => {
    await settled('orders');
    const before = await lab.leader();
    const { body } = await switchTo('archive', { migration: true });
    await lab.stopArchive();
    const operation = await kindler.ended(body.item.id);
    await lab.startArchive();
    expect(operation.status).toBe('failed');
    expect(operation.error).toBeTruthy();
    await settled('orders');
    const traced = await trace();
    expect(traced.verdict).toBe('ok');
    expect(hopOf(traced, 'member').name).toBe(before);
    const status = await lab.status();
    expect(status.healthy).toBe(true);
  });

  it('refuses a target that does not answer, before anything is touched', async () => {
    await lab.stopArchive();
    try {
      const refused = await switchTo('archive', { migration: true });
      expect(refused.status).toBe(409);
      expect(refused.body.error.message).toMatch(/No server of the target/);
    } finally {
      await lab.startArchive();
    }
  });

  it.each([
    [{ target: 'nowhere', reason: 'x' }, 400, /target 'nowhere'/],
    [{ target: 'archive' }, 400, /reason/],
    [{ target: 'archive', reason: '' }, 400, /reason/],
    [
      { target: 'archive', reason: 'x', force: true },
      400,
      /^force is an unknown field/,
    ],
    [{ target: 'orders', reason: 'x' }, 409, /leads to 'orders' already/],
  ])('answers %j with %i', async (body, status, message) => {
    const answer = await kindler.post('/routes/orders-rw/switch', body);
    expect(answer.status).toBe(status);
    expect(answer.body.error.message).toMatch(message);
  });

  it('says why a route without a second target cannot be switched', async () => {
    const { body } = await kindler.get('/routes/orders-ro');
    expect(body.item.switchBlocked.text).toMatch(/one target only/);
  });
});
