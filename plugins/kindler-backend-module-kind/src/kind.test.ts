import { checkEnvironmentProvider } from '@kindler/backstage-plugin-kindler-node/testUtils';
import { startKind, type TestKind } from './__testUtils__/startKind';

jest.setTimeout(240_000);

const SHOP = {
  name: 'shop',
  details: {
    image: 'kindest/node:v1.31.12',
    agents: 1,
    apiPort: 24443,
    httpPort: 24080,
    httpsPort: 24444,
  },
};

const SLOW = { name: 'slow', details: {} };

describe('environments of kind', () => {
  let kind: TestKind;

  beforeEach(async () => {
    kind = await startKind();
  });

  afterEach(async () => {
    await kind.machine.close();
  });

  it('keep to the contract of environment providers', async () => {
    const names: [string, string] = ['one', 'other'];
    const { provider, machine } = kind;
    expect(await checkEnvironmentProvider(provider, { names })).toEqual([]);
    expect(machine.docker.containers.size).toBe(0);
  });

  it('are created as asked for, stopped, started and removed', async () => {
    const { machine, provider, context, lines, reach, state } = kind;
    await provider.preflight(SHOP, context);
    expect(await reach(SHOP, 'running')).toEqual([
      "Cluster 'shop' runs with 2 node(s)",
      'The API is ready',
      'All nodes are ready',
    ]);
    const create = machine.calls.find(({ args }) => args.includes('create'));
    expect(create?.args.join(' ')).toMatch(
      /^create cluster --name shop --config - --kubeconfig \/\S+$/,
    );
    expect(create?.input).toMatchSnapshot();
    expect(await state('shop')).toBe('running');
    expect(provider.describe(SHOP)).toEqual({ servers: 1, ...SHOP.details });
    expect(provider.connections(SHOP)).toMatchObject([
      { url: 'https://127.0.0.1:24443' },
      { url: 'http://127.0.0.1:24080' },
      { url: 'https://127.0.0.1:24444' },
    ]);

    await reach(SHOP, 'stopped');
    expect(await state('shop')).toBe('stopped');
    await reach(SHOP, 'stopped');
    await reach(SHOP, 'running');
    expect(await state('shop')).toBe('running');

    await reach(SHOP, 'absent');
    expect(await state('shop')).toBe('absent');
    expect(lines.join()).toContain('Ensuring node image');
  });

  it('have the limits that are configured', async () => {
    await kind.machine.close();
    kind = await startKind({ config: { nodeLimits: { memoryMiB: 2048 } } });
    expect(await kind.reach(SHOP, 'running')).toContain(
      'Each node has at most 4 CPUs and 2048 MiB',
    );
  });

  it('are told apart from clusters that somebody else made', async () => {
    const { machine, provider, context, reach, undo, state } = kind;
    await reach(SHOP, 'running');
    expect(await provider.list(context)).toEqual(['shop']);
    machine.docker.containers.forEach(container => {
      container.mounts = ['/var'];
    });
    expect(await provider.list(context)).toEqual([]);
    expect(await state('shop')).toBe(
      'absent: the kind cluster of this name was not made here',
    );
    await expect(provider.preflight(SHOP, context)).rejects.toThrow(
      'was not made here',
    );
    await expect(reach(SHOP, 'running')).rejects.toThrow('was not made here');
    await undo(SHOP);
    await reach(SHOP, 'absent');
    expect(machine.docker.containers.size).toBe(2);
  });

  it('that were half-made are made anew, those that lost a node later are not', async () => {
    const { machine, lines, reach, state } = kind;
    machine.faults.push('half-made');
    await expect(reach(SHOP, 'running')).rejects.toThrow('ended with 137');
    expect(await state('shop')).toBe('partial: 0 of 1 agents are there');
    await reach(SHOP, 'running');
    expect(lines).toContain('It was half-made and is made anew');

    machine.docker.containers.delete('shop-worker');
    await expect(reach(SHOP, 'running')).rejects.toThrow('has lost nodes');
    expect(machine.docker.containers.has('shop-control-plane')).toBe(true);
  });

  it('that were there before are not removed when they cannot be started', () => {
    const plan = (from: 'absent' | 'partial' | 'stopped' | 'running') =>
      kind.provider.plan(SHOP, { from, to: 'running' });
    expect(plan('absent')[0].undo).toBeDefined();
    for (const from of ['partial', 'stopped', 'running'] as const) {
      expect(plan(from).filter(({ undo }) => undo)).toEqual([]);
    }
  });

  it('are partial while a container does not run', async () => {
    const { machine, reach, state } = kind;
    await reach(SHOP, 'running');
    machine.docker.containers.get('shop-worker')!.running = false;
    expect(await state('shop')).toBe('partial: shop-worker is exited');
  });

  it.each([
    ['image', 'Image kindest/node:v1.31.12 cannot be pulled'],
    ['timeout', 'did not become ready in time'],
  ] as const)('leave nothing when %s is the fault', async (fault, message) => {
    const { machine, reach, undo, state } = kind;
    machine.faults.push(fault);
    await expect(reach(SHOP, 'running')).rejects.toThrow(message);
    await undo(SHOP);
    expect(await state('shop')).toBe('absent');
    expect(machine.docker.containers.size).toBe(0);
  });

  it.each([['port', { httpPort: 24080 }, 'A port of the host is taken']])(
    'name a %s that is taken',
    async (_, details, message) => {
      const { machine, reach, undo } = kind;
      await reach(SHOP, 'running');
      const other = { name: 'other', details };
      await expect(reach(other, 'running')).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining(message),
      });
      await undo(other);
      expect(machine.docker.containers.size).toBe(2);
    },
  );

  it('are waited for, never taken for gone, while Docker is away', async () => {
    const { machine, provider, context, reach, undo } = kind;
    await reach(SHOP, 'running');
    machine.docker.isDown = true;
    const away = { name: 'ServiceUnavailableError' };
    await expect(reach(SHOP, 'running')).rejects.toMatchObject(away);
    await expect(reach(SHOP, 'absent')).rejects.toMatchObject(away);
    await expect(undo(SHOP)).rejects.toMatchObject(away);
    await expect(provider.list(context)).rejects.toMatchObject(away);
    await expect(provider.observe(SHOP, context)).rejects.toMatchObject(away);
    expect(await provider.availability(context.signal)).toMatchObject({
      available: false,
      reason: { text: 'Docker does not run where the backend runs' },
    });
    machine.docker.isDown = false;
    expect(await kind.state('shop')).toBe('running');
  });

  it('that hang hold up no others, and are ended with the operation', async () => {
    const { machine, provider, context, reach, undo, state } = kind;
    machine.faults.push('hangs');
    const abort = new AbortController();
    const [step] = provider.plan(SLOW, {
      from: 'absent',
      to: 'running',
    });
    const hanging = step.do({ ...context, signal: abort.signal });
    hanging.catch(() => {});
    while (machine.docker.containers.size === 0) {
      await new Promise(resolve => setImmediate(resolve));
    }
    await reach(SHOP, 'running');
    abort.abort();
    await expect(hanging).rejects.toThrow('aborted');
    await undo(SLOW);
    expect(await state('slow')).toBe('absent');
  });

  it.each([
    [{ name: 'a'.repeat(51) }, 'may have 50'],
    [{ name: 'shop', details: { servers: 3 } }, 'servers must be'],
    [{ name: 'shop', details: { subnet: '10.1.0.0/16' } }, 'subnet cannot be'],
    [{ name: 'shop', details: { httpPort: 80 } }, 'httpPort must be'],
  ])('are refused before anything is done: %j', async (wanted, message) => {
    await expect(
      kind.provider.preflight({ details: {}, ...wanted }, kind.context),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(message),
    });
  });

  it('are not available where kind is missing, and it is said what installs it', async () => {
    await kind.machine.close();
    kind = await startKind({ config: { program: '/no/such/kind' } });
    expect(await kind.provider.availability(kind.context.signal)).toMatchObject(
      {
        available: false,
        reason: { text: 'kind is not installed where the backend runs' },
        hint: { text: expect.stringMatching(/^Install it there: curl/) },
      },
    );
  });
});
