import { NOW, page, startPortal } from '../__testUtils__/startPortal';

const LIVE = { freshness: { status: 'live' }, providers: ['database'] };

function environment(values: object = {}) {
  return {
    name: 'shop',
    provider: 'database',
    state: 'running',
    desired: 'running',
    observed: { state: 'running', observedAt: '2026-01-01T23:59:30Z' },
    drift: [],
    registrations: [],
    ...values,
  };
}

describe('kindler list', () => {
  let portal: Awaited<ReturnType<typeof startPortal>>;

  beforeEach(async () => {
    portal = await startPortal();
  });

  afterEach(() => portal.stop());

  it('prints all kinds, and ends with the worst verdict', async () => {
    portal.answer(
      'GET /databases',
      page([
        { name: 'orders', verdict: 'ok', leader: 'o-1', memberCount: 3 },
        { name: 'payments', verdict: 'degraded', memberCount: 2, maxLag: 9 },
      ]),
    );
    portal.answer(
      'GET /routes',
      page([
        {
          name: 'orders-rw',
          verdict: 'ok',
          intent: 'read-write',
          listener: { host: '127.0.0.1', port: 5000 },
          activeTarget: 'orders',
        },
      ]),
    );
    portal.answer('GET /environments', page([environment()], LIVE));
    const { exitCode, out } = await portal.kindler('list');
    expect(exitCode).toBe(10);
    expect(out).toMatch(/^DATABASE +VERDICT +LEADER/);
    expect(out).toMatch(/^orders +ok +o-1 +- +3 +-/m);
    expect(out).toMatch(/^orders-rw +ok +read-write +127.0.0.1:5000 +orders$/m);
    expect(out).toMatch(/^shop +ok +database +running +30 s/m);
    const json = await portal.kindler('list databases routes --json');
    expect(JSON.parse(json.out)).toMatchObject({
      exitCode: 10,
      verdict: 'degraded',
      databases: { items: [{ name: 'orders' }, { name: 'payments' }] },
      routes: { items: [{ name: 'orders-rw' }] },
    });
  });

  it.each([
    [['ok'], 0],
    [['ok', 'degraded'], 10],
    [['degraded', 'unknown'], 12],
    [['unknown', 'critical'], 11],
    [['ok', 'of-a-newer-portal'], 12],
    [[], 12],
  ])('of %j ends with %d', async (verdicts, expected) => {
    const items = verdicts.map((verdict, index) => ({
      name: `d${index}`,
      verdict,
    }));
    portal.answer('GET /databases', page(items));
    const { exitCode } = await portal.kindler('list databases');
    expect(exitCode).toBe(expected);
  });

  it.each<[string, object, number, RegExp]>([
    ['well', {}, 0, /ok/],
    ['failed', { state: 'failed', error: 'no disk' }, 11, /no disk/],
    ['busy', { state: 'creating' }, 10, /operation works/],
    [
      'different',
      { drift: [{ subject: 'dns', desired: 'present', observed: 'absent' }] },
      10,
      /dns is absent instead of present/,
    ],
    ['stopped', { state: 'stopped' }, 10, /stopped instead of running/],
    ['not looked at', { observed: undefined }, 12, /nobody has looked/],
    [
      'of nobody',
      { observed: undefined, provider: 'k3d' },
      12,
      /no module brings the provider 'k3d'/,
    ],
    [
      'running by its record alone',
      { observed: { state: 'unknown' } },
      12,
      /nobody has looked/,
    ],
    [
      'seen without a time',
      { observed: { state: 'running' } },
      12,
      /nobody has looked/,
    ],
    [
      'seen long ago',
      { observed: { state: 'running', observedAt: '2026-01-01T23:00:00Z' } },
      12,
      /seen last 1 h ago/,
    ],
    [
      'seen otherwise than its word',
      { observed: { state: 'partial', observedAt: NOW } },
      10,
      /partial instead of running/,
    ],
    [
      'registered nobody knows whether',
      {
        registrations: [{ kind: 'argocd', observed: 'unknown', message: 'E' }],
      },
      12,
      /argocd was not seen: E/,
    ],
    [
      'not seen any more',
      { observed: { state: 'running', observedAt: NOW, fault: 'no way' } },
      12,
      /no way/,
    ],
  ])('judges an environment that is %s', async (_, values, code, why) => {
    portal.answer('GET /environments', page([environment(values)], LIVE));
    const { exitCode, out } = await portal.kindler('list environments');
    expect(exitCode).toBe(code);
    expect(out).toMatch(why);
  });

  it('leaves the others theirs where one kind cannot be read', async () => {
    const listener = { host: '127.0.0.1', port: 5000 };
    const ok = [{ name: 'orders', verdict: 'ok', listener }];
    portal.answer('GET /databases', page(ok));
    portal.answer('GET /routes', page(ok));
    const refuse = (status: number, name: string) =>
      portal.answerError('GET /environments', status, name, 'It is away');
    refuse(501, 'NotImplementedError');
    const notConfigured = await portal.kindler('list');
    expect(notConfigured.exitCode).toBe(0);
    expect(notConfigured.out).toMatch(/^environments: It is away$/m);
    refuse(503, 'ServiceUnavailableError');
    const away = await portal.kindler('list');
    expect(away.exitCode).toBe(12);
    expect(away.out).toMatch(/^orders +ok[^]*^environments: It is away$/m);
    expect((await portal.kindler('list environments')).exitCode).toBe(12);
  });

  it.each([
    ['none', []],
    ['a failed one', [environment({ state: 'failed' })]],
    ['a good one', [environment()]],
  ])('takes what was last known, %s, for no evidence', async (_, items) => {
    const fault = { message: 'The Kindler database is away' };
    const freshness = { status: 'stale', fault, observedAt: NOW };
    portal.answer('GET /environments', page(items, { ...LIVE, freshness }));
    const { exitCode, out } = await portal.kindler('list environments');
    expect(exitCode).toBe(12);
    expect(out).toMatch(/last known .* 0 s ago: The Kindler database is away/);
  });

  it('takes one page of what was last known for no evidence', async () => {
    const summary = { total: 2 };
    portal.answer(
      'GET /environments',
      page([environment()], {
        ...LIVE,
        summary,
        freshness: { status: 'stale' },
        nextCursor: 'b',
      }),
    );
    portal.answer(
      'GET /environments?cursor=b',
      page([environment({ name: 'till' })], { ...LIVE, summary }),
    );
    const { exitCode, out } = await portal.kindler('list environments');
    expect(exitCode).toBe(12);
    expect(out).toMatch(/^till +unknown/m);
  });

  it('says why there is none where none can be', async () => {
    const fault = { message: 'kindler.database is not configured' };
    const freshness = { status: 'not-configured', fault };
    portal.answer('GET /environments', page([], { ...LIVE, freshness }));
    const { exitCode, out } = await portal.kindler('list environments');
    expect(exitCode).toBe(12);
    expect(out).toBe(
      'No environments to be seen\nkindler.database is not configured\n',
    );
  });
});
