import { NotAllowedError } from '@backstage/errors';
import { NOW, finding, window, useActions } from './__testUtils__/useActions';

describe('the actions for AI clients', () => {
  const { asked, gatekeeper, auditor, registry, invoke } = useActions();

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
