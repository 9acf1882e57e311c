import type { KindlerEvent } from '@kindler/backstage-plugin-kindler-common';
import { waitFor } from '@kindler/lab';
import { UNTIL, useEventBackends } from './__testUtils__/useEventBackends';

jest.setTimeout(300_000);

describe('events of two backends on the real stack', () => {
  const stage = useEventBackends();
  const { running, start, orders, isWell, events, happens, history } = stage;

  it('tells a switchover once, with the outage that clients saw', async () => {
    const before = await isWell();
    const happened = await happens(() => stage.lab.switchover());
    const { leader } = await orders();
    const only = (kind: string) => happened.filter(each => each.kind === kind);
    expect(only('leader-changed')).toEqual([
      expect.objectContaining({
        from: before.leader,
        to: leader,
        member: leader,
        outageMs: expect.any(Number),
        message: `${leader} leads instead of ${before.leader}.`,
      }),
    ]);
    expect(only('timeline-switched')).toEqual([
      expect.objectContaining({
        from: String(before.timeline),
        to: String(before.timeline! + 1),
        member: leader,
        outageMs: expect.any(Number),
      }),
    ]);
    const servers = only('server-changed').filter(
      ({ proxy, to }) => proxy === 'orders_rw' && to === 'UP',
    );
    expect(servers).toEqual([
      expect.objectContaining({
        gateway: 'edge',
        member: leader,
        source: expect.stringMatching(/^haproxy-/),
      }),
    ]);
    for (const { kind, from, to } of happened) {
      expect([kind, from]).not.toEqual([kind, to]);
    }
  });

  it('tells that PostgreSQL of the leader was killed, whoever leads after that', async () => {
    const before = await isWell();
    const happened = await happens(() =>
      stage.lab.killPostgres(before.leader!),
    );
    const switches = happened.filter(
      ({ kind }) => kind === 'timeline-switched',
    );
    expect(switches).toEqual([
      expect.objectContaining({
        from: String(before.timeline),
        outageMs: expect.any(Number),
      }),
    ]);
    const entry = (await history()).at(-1);
    expect(entry).toMatchObject({
      timeline: Number(switches[0].to),
      leader: switches[0].member,
      outageMs: switches[0].outageMs,
    });
  });

  it('tells once what a person did, of each cluster that it concerns', async () => {
    await isWell();
    const operation = await running[0].carryOut(() =>
      running[0].post('/routes/orders-rw/switch', {
        target: 'archive',
        reason: 'a rehearsal',
        migration: true,
      }),
    );
    const told = await waitFor(
      'the action',
      async () => {
        const { body } = await running[1].get('/events?kind=action');
        return body.items.length > 0 ? body.items : undefined;
      },
      UNTIL,
    );
    expect(told.map(({ database }: KindlerEvent) => database).sort()).toEqual([
      'archive',
      'orders',
    ]);
    expect(told[0]).toMatchObject({
      to: operation.status,
      operation: operation.id,
      message: `What user:default/mock asked for ${operation.status}: switch of route orders-rw. Reason: a rehearsal`,
    });
  });

  it('keeps the history over a restart and doubles nothing', async () => {
    await isWell();
    await waitFor(
      'servers that are back to be told of',
      async () => {
        const all = await events();
        const action = all.findLastIndex(({ kind }) => kind === 'action');
        const back = all
          .slice(action)
          .filter(
            ({ proxy, from }) => proxy === 'orders_rw' && from === 'MAINT',
          );
        return back.length === stage.lab.state.members.length || undefined;
      },
      UNTIL,
    );
    const before = { events: await events(), history: await history() };
    await Promise.all(running.splice(0).map(backend => backend.stop()));
    await stage.knex('last_known').delete();
    await start();
    await start();
    const told = await events();
    expect(told.slice(0, before.events.length)).toEqual(before.events);
    // On a busy machine a member may be silent for a moment.
    const more = told.slice(before.events.length);
    expect(more.filter(({ kind }) => kind !== 'verdict-changed')).toEqual([]);
    await waitFor(
      'the history that Patroni recorded',
      async () =>
        (await history()).length >= before.history.length || undefined,
      UNTIL,
    );
    const after = await history();
    expect(
      after.map(({ timeline, leader, outageMs }) => [
        timeline,
        leader,
        outageMs,
      ]),
    ).toEqual(
      before.history.map(({ timeline, leader, outageMs }) => [
        timeline,
        leader,
        outageMs,
      ]),
    );
  });

  it('tells what happened while no backend ran, once', async () => {
    const { leader: from } = await isWell();
    const before = (await events()).length;
    await Promise.all(running.splice(0).map(backend => backend.stop()));
    const to = await stage.lab.switchover();
    await stage.lab.waitHealthy();
    await start();
    await start();
    const changes = async () =>
      (await events())
        .slice(before)
        .filter(({ kind }) => /^(leader|timeline)-/.test(kind));
    await waitFor(
      'the change of leader and of timeline',
      async () => ((await changes()).length > 1 ? true : undefined),
      UNTIL,
    );
    expect(await changes()).toEqual([
      expect.objectContaining({ kind: 'leader-changed', from, to }),
      expect.objectContaining({ kind: 'timeline-switched', member: to }),
    ]);
  });

  it('lists by kind, page by page, and refuses a cursor that it did not give', async () => {
    const { body } = await running[0].get(
      '/events?kind=leader-changed&limit=1',
    );
    expect(body.items).toHaveLength(1);
    const next = await running[0].get(
      `/events?kind=leader-changed&limit=1&cursor=${body.nextCursor}`,
    );
    expect(Number(next.body.items[0].id)).toBeLessThan(
      Number(body.items[0].id),
    );
    const wrong = await running[0].get('/events?cursor=before-yesterday');
    expect(wrong.status).toBe(400);
    expect(wrong.body.error.message).toMatch(/^cursor /);
  });

  it('goes on observing while the plugin database does not take events', async () => {
    const { leader } = await isWell();
    const before = (await events()).length;
    await stage.knex.schema.renameTable('events', 'events_away');
    const to = await stage.lab.switchover();
    const database = await isWell();
    expect(database.leader).toBe(to);
    expect(to).not.toBe(leader);
    expect((await history()).length).toBeGreaterThan(0);
    await stage.knex.schema.renameTable('events_away', 'events');
    await waitFor(
      'the events that waited',
      async () =>
        (await events())
          .slice(before)
          .some(each => each.kind === 'leader-changed' && each.to === to) ||
        undefined,
      UNTIL,
    );
  });
});
