import { checkEnvironmentProvider } from '@kindler/backstage-plugin-kindler-node/testUtils';
import { startK3d, type TestK3d } from './__testUtils__/startK3d';

jest.setTimeout(240_000);

const SHOP = {
  name: 'shop',
  details: {
    image: 'rancher/k3s:v1.31.5-k3s1',
    agents: 1,
    apiPort: 24443,
    httpPort: 24080,
    httpsPort: 24444,
    subnet: '10.101.0.0/16',
  },
};

const SLOW = { name: 'slow', details: {} };

describe('environments of k3d', () => {
  let k3d: TestK3d;

  beforeEach(async () => {
    k3d = await startK3d();
  });

  afterEach(async () => {
    await k3d.machine.close();
  });

  it('keep to the contract of environment providers', async () => {
    const names: [string, string] = ['one', 'other'];
    const { provider, machine } = k3d;
    expect(await checkEnvironmentProvider(provider, { names })).toEqual([]);
    expect(machine.docker.networks.size).toBe(0);
    expect(machine.docker.volumes.size).toBe(0);
  });

  it('are created as asked for, stopped, started and removed', async () => {
    const { machine, provider, context, lines, reach, state } = k3d;
    await provider.preflight(SHOP, context);
    expect(await reach(SHOP, 'running')).toEqual([
      "Cluster 'shop' runs with 2 node(s)",
      'The API is ready',
      'All nodes are ready',
    ]);
    const create = machine.calls.find(({ args }) => args.includes('create'));
    expect(create?.args.join(' ')).toBe('cluster create --config -');
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
    expect(machine.docker.networks.size).toBe(0);
    expect(machine.callsOf('k3d').join()).not.toContain('--all');
    expect(lines.join()).toContain('Cluster created successfully');
    expect(lines.join()).not.toContain('very-secret');
  });

  it('have the limits that are configured', async () => {
    await k3d.machine.close();
    k3d = await startK3d({ config: { nodeLimits: { memoryMiB: 2048 } } });
    expect(await k3d.reach(SHOP, 'running')).toContain(
      'Each node has at most 4 CPUs and 2048 MiB',
    );
  });

  it('are told apart from clusters that somebody else made', async () => {
    const { machine, provider, context, reach, undo, state } = k3d;
    await reach(SHOP, 'running');
    expect(await provider.list(context)).toEqual(['shop']);
    machine.docker.containers.forEach(({ labels }) => {
      delete labels['k3d-kindler'];
    });
    expect(await provider.list(context)).toEqual([]);
    expect(await state('shop')).toBe(
      'absent: the k3d cluster of this name was not made here',
    );
    await expect(provider.preflight(SHOP, context)).rejects.toThrow(
      'was not made here',
    );
    await expect(reach(SHOP, 'running')).rejects.toThrow('was not made here');
    await undo(SHOP);
    await reach(SHOP, 'absent');
    expect(machine.docker.containers.size).toBe(3);
  });

  it('that were half-made are made anew, those that lost a node later are not', async () => {
    const { machine, lines, reach, state } = k3d;
    machine.faults.push('half-made');
    await expect(reach(SHOP, 'running')).rejects.toThrow('ended with 137');
    expect(await state('shop')).toBe('partial: 0 of 1 agents are there');
    await reach(SHOP, 'running');
    expect(lines).toContain('It was half-made and is made anew');

    machine.docker.containers.delete('k3d-shop-agent-0');
    await expect(reach(SHOP, 'running')).rejects.toThrow('has lost nodes');
    expect(machine.docker.containers.has('k3d-shop-server-0')).toBe(true);
  });

  it('that were there before are not removed when they cannot be started', () => {
    const plan = (from: 'absent' | 'partial' | 'stopped' | 'running') =>
      k3d.provider.plan(SHOP, { from, to: 'running' });
    expect(plan('absent')[0].undo).toBeDefined();
    for (const from of ['partial', 'stopped', 'running'] as const) {
      expect(plan(from).filter(({ undo }) => undo)).toEqual([]);
    }
  });

  it('are partial while a container does not run', async () => {
    const { machine, reach, state } = k3d;
    await reach(SHOP, 'running');
    machine.docker.containers.get('k3d-shop-serverlb')!.running = false;
    expect(await state('shop')).toBe('partial: k3d-shop-serverlb is exited');
  });

  it.each([
    ['image', 'Image rancher/k3s:v1.31.5-k3s1 cannot be pulled'],
    ['timeout', 'did not become ready in time'],
  ] as const)('leave nothing when %s is the fault', async (fault, message) => {
    const { machine, reach, undo, state } = k3d;
    machine.faults.push(fault);
    await expect(reach(SHOP, 'running')).rejects.toThrow(message);
    await undo(SHOP);
    expect(await state('shop')).toBe('absent');
    expect(machine.docker.networks.size).toBe(0);
    expect(machine.docker.volumes.size).toBe(0);
  });

  it.each([
    ['subnet', { subnet: SHOP.details.subnet }, 'subnet overlaps'],
    ['port', { httpPort: 24080 }, 'A port of the host is taken'],
  ])('name a %s that is taken', async (_, details, message) => {
    const { machine, reach, undo } = k3d;
    await reach(SHOP, 'running');
    const other = { name: 'other', details };
    await expect(reach(other, 'running')).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining(message),
    });
    await undo(other);
    expect([...machine.docker.networks.keys()]).toEqual(['k3d-shop']);
  });

  it('are waited for, never taken for gone, while Docker is away', async () => {
    const { machine, provider, context, reach, undo } = k3d;
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
    expect(await k3d.state('shop')).toBe('running');
  });

  it('that hang hold up no others, and are ended with the operation', async () => {
    const { machine, provider, context, reach, undo, state } = k3d;
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
    [{ name: 'a'.repeat(33) }, 'may have 32'],
    [{ name: 'shop', details: { servers: 4 } }, 'servers is 4'],
    [{ name: 'shop', details: { httpPort: 80 } }, 'httpPort must be'],
  ])('are refused before anything is done: %j', async (wanted, message) => {
    await expect(
      k3d.provider.preflight({ details: {}, ...wanted }, k3d.context),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(message),
    });
  });

  it('are not available where k3d is missing, and it is said what installs it', async () => {
    await k3d.machine.close();
    k3d = await startK3d({ config: { program: '/no/such/k3d' } });
    expect(await k3d.provider.availability(k3d.context.signal)).toMatchObject({
      available: false,
      reason: { text: 'k3d is not installed where the backend runs' },
      hint: { text: expect.stringMatching(/^Install it there: curl/) },
    });
  });
});
