import type { DatabaseMember } from '@kindler/backstage-plugin-kindler-common';
import { useOrders } from './__testUtils__/useOrders';

jest.setTimeout(300_000);

const YEAR_MS = 365 * 24 * 3_600_000;

describe('actions on a Patroni cluster', () => {
  const stage = useOrders();
  const { audited, act, orders, plan, failing, members, startedAt } = stage;

  /** Where HAProxy leads clients of its servers. */
  async function addresses() {
    const { body } = await stage.kindler.get('/databases/orders');
    return body.item.gateways.map(
      ({ route, servers }: { route: string; servers: any[] }) => [
        route,
        ...servers.map(({ name, address }) => `${name} ${address}`),
      ],
    );
  }

  it('offers everything on Patroni, and nothing without it', async () => {
    const offered = (await orders()).actions.map(
      ({ kind }: { kind: string }) => kind,
    );
    expect(offered).toEqual([
      'switchover',
      'cancel-switchover',
      'restart',
      'reinitialize',
      'pause',
      'resume',
    ]);
    const { body } = await stage.kindler.get('/databases/archive');
    expect(body.item.actions).toEqual([]);
    const refused = await stage.kindler.post('/databases/archive/pause', {
      reason: 'a test',
    });
    expect(refused.status).toBe(409);
    expect(refused.body.error.message).toMatch(/Patroni does not run/);
  });

  it('switches over to a named member, and says how long writes were out', async () => {
    const { leader, replicas } = await members();
    const [next] = replicas;
    const planned = await plan('switchover', { member: next, leader });
    expect(failing(planned.checks)).toEqual([]);
    expect(planned).toMatchObject({ possible: true, action: 'switchover' });
    expect(planned.via).toContain(leader);
    expect(planned.effects[0].text).toBe(
      `${next} becomes the leader; ${leader} becomes a replica.`,
    );
    expect(planned.effects).toContainEqual(
      expect.objectContaining({
        code: 'effect-taken-along',
        params: { routes: 'orders-rw, platform-rw' },
      }),
    );
    const before = await addresses();
    const operation = await stage.kindler.carryOut(() =>
      act('switchover', { member: next, leader }),
    );
    expect(await addresses()).toEqual(before);
    const { body: log } = await stage.kindler.get(
      `/operations/${operation.id}/log`,
    );
    expect(JSON.stringify(log)).toContain(
      `Clients of orders-rw go to ${next}, which accepts writes by SQL`,
    );
    expect(operation).toMatchObject({
      kind: 'database-switchover',
      subject: { kind: 'database', name: 'orders' },
      status: 'succeeded',
      reason: 'a test',
      requester: 'user:default/mock',
      result: {
        from: leader,
        leader: next,
        timeline: expect.any(Number),
        outageMs: expect.any(Number),
      },
    });
    expect(await stage.lab.leader()).toBe(next);
    expect(await orders()).toMatchObject({ leader: next });
    expect(audited).toContainEqual({
      eventId: 'database-action',
      outcome: 'success',
      meta: expect.objectContaining({
        name: 'orders',
        action: 'switchover',
        member: next,
        reason: 'a test',
      }),
    });
    await stage.lab.waitHealthy();
  });

  it('schedules a switchover, refuses a second one, and cancels it', async () => {
    const { leader, replicas } = await members();
    const scheduledAt = new Date(Date.now() + YEAR_MS).toISOString();
    const asked = await stage.kindler.carryOut(() =>
      act('switchover', { member: replicas[1], scheduledAt }),
    );
    expect(asked).toMatchObject({
      status: 'succeeded',
      result: { from: leader, scheduledAt },
    });
    const { scheduledSwitchover } = await orders();
    expect(Date.parse(scheduledSwitchover.at)).toBe(Date.parse(scheduledAt));
    expect(scheduledSwitchover).toMatchObject({
      from: leader,
      to: replicas[1],
    });
    expect(failing((await plan('switchover')).checks)).toEqual([
      'no-other-switchover',
    ]);

    const cancelled = await stage.kindler.carryOut(() =>
      act('cancel-switchover'),
    );
    expect(cancelled).toMatchObject({ status: 'succeeded' });
    expect((await orders()).scheduledSwitchover).toBeUndefined();
    const again = await act('cancel-switchover');
    expect(again.status).toBe(409);
    expect(await stage.lab.leader()).toBe(leader);
  });

  it('restarts a replica and the leader', async () => {
    const { leader, replicas } = await members();
    for (const name of [replicas[0], leader]) {
      const before = await startedAt(name);
      const operation = await stage.kindler.carryOut(() =>
        act('restart', { member: name }),
      );
      expect(operation).toMatchObject({ status: 'succeeded' });
      expect(await startedAt(name)).not.toBe(before);
      await stage.lab.waitHealthy();
    }
    expect(await stage.lab.leader()).toBe(leader);
  });

  it('schedules a restart', async () => {
    const { replicas } = await members();
    const [member] = replicas;
    const scheduledAt = new Date(Date.now() + YEAR_MS).toISOString();
    const operation = await stage.kindler.carryOut(() =>
      act('restart', { member, scheduledAt }),
    );
    expect(operation).toMatchObject({ status: 'succeeded' });
    const found = (await orders()).members.find(
      ({ name }: DatabaseMember) => name === member,
    );
    expect(Date.parse(found.scheduledRestart)).toBe(Date.parse(scheduledAt));
    expect(
      failing((await plan('restart', { member, scheduledAt })).checks),
    ).toEqual(['no-other-restart']);
    const { restUrl } = stage.lab.state.members.find(
      ({ name }) => name === member,
    )!;
    await fetch(`${restUrl}/restart`, { method: 'DELETE' });
  });

  it('makes a replica anew, and never the leader', async () => {
    const { leader, replicas } = await members();
    const refused = await act('reinitialize', { member: leader });
    expect(refused.status).toBe(409);
    expect(refused.body.error.message).toMatch(/cannot be made anew/);
    const [member] = replicas;
    const before = await startedAt(member);
    const operation = await stage.kindler.carryOut(() =>
      act('reinitialize', { member }),
    );
    expect(operation).toMatchObject({ status: 'succeeded' });
    expect(await startedAt(member)).not.toBe(before);
    await stage.lab.waitHealthy();
  });

  it('pauses and resumes failover, and refuses what a pause forbids', async () => {
    const paused = await stage.kindler.carryOut(() => act('pause'));
    expect(paused).toMatchObject({ status: 'succeeded' });
    expect(await orders()).toMatchObject({ paused: true });
    expect((await act('pause')).status).toBe(409);
    expect(failing((await plan('switchover')).checks)).toEqual(['paused']);
    const resumed = await stage.kindler.carryOut(() => act('resume'));
    expect(resumed).toMatchObject({ status: 'succeeded' });
    expect(await orders()).toMatchObject({ paused: false });
    expect((await act('resume')).status).toBe(409);
  });
});
