import { NOW, page, startPortal } from '../../__testUtils__/startPortal';

const operation = (values: object = {}) => ({
  item: {
    id: '7',
    kind: 'environment-create',
    subject: { kind: 'environment', name: 'shop' },
    status: 'pending',
    steps: [],
    ...values,
  },
  now: NOW,
});

const environment = (values: object = {}) => ({
  item: {
    name: 'shop',
    state: 'running',
    observed: { state: 'running', observedAt: NOW },
    ...values,
  },
  freshness: { status: 'live' },
  now: NOW,
});

describe('kindler environments', () => {
  let portal: Awaited<ReturnType<typeof startPortal>>;

  beforeEach(async () => {
    portal = await startPortal();
  });

  afterEach(() => portal.stop());

  it.each([
    ['environments create shop --provider database', 'POST /environments'],
    ['environments delete shop', 'DELETE /environments/shop'],
    ['environments start shop', 'POST /environments/shop/start'],
    ['environments stop shop', 'POST /environments/shop/stop'],
    ['reconcile shop', 'POST /environments/shop/reconcile'],
  ])('%s asks and does not wait', async (args, call) => {
    portal.answer(call, operation(), 202);
    const { exitCode, out } = await portal.kindler(args);
    expect(exitCode).toBe(0);
    expect(out).toBe('Operation 7, environment-create of shop: pending\n');
  });

  it.each([
    ['environments create shop', /--provider <kind>' not specified/],
    ['environments create shop --provider k3d --details 7', /JSON object/],
    ['environments create shop --provider k3d --details {', /JSON object/],
    ['environments wait shop --for deleted', /Allowed choices/],
    ['environments delete shop --timeout 0', /from 1 to 86400/],
    ['environments', /Usage: kindler environments/],
  ])('%s ends with 2', async (args, why) => {
    const { exitCode, errors } = await portal.kindler(args);
    expect([exitCode, errors]).toEqual([2, expect.stringMatching(why)]);
  });

  it.each([
    ['succeeded', 0],
    ['failed', 11],
    ['cancelled', 11],
  ])('waits for an operation that %s', async (status, expected) => {
    portal.answer('DELETE /environments/shop', operation(), 202);
    const steps = [{ id: 'a', name: 'Remove it', status: 'done' }];
    portal.answer(
      'GET /operations/7',
      operation({ status, steps, error: 'E' }),
    );
    const { exitCode, out, errors } = await portal.kindler(
      'environments delete shop --wait',
    );
    expect([exitCode, errors]).toEqual([expected, 'Remove it: done\n']);
    expect(out).toContain(status);
  });

  it('cannot tell how an operation ends that takes too long, or when nobody answers', async () => {
    portal.answer('POST /environments/shop/stop', operation(), 202);
    portal.answer('GET /operations/7', 'Bad gateway', 502);
    const { exitCode, errors } = await portal.kindler(
      'environments stop shop --wait --timeout 1',
    );
    expect([exitCode, errors]).toEqual([
      12,
      'Operation 7 has not ended within 1 s; it goes on\n',
    ]);
  });

  it.each<[string, object, number]>([
    ['running', {}, 0],
    ['running', { state: 'failed', error: 'no disk' }, 11],
    [
      'stopped',
      { state: 'stopped', observed: { state: 'stopped', observedAt: NOW } },
      0,
    ],
    ['running', { observed: undefined }, 12],
    ['running', { observed: { state: 'stopped', observedAt: NOW } }, 12],
  ])('waits for %s: %j', async (state, values, expected) => {
    portal.answer('GET /environments/shop', environment(values));
    const { exitCode } = await portal.kindler(
      `environments wait shop --for ${state} --timeout 1`,
    );
    expect(exitCode).toBe(expected);
  });

  it('takes for gone what Kindler says is not there, and that alone', async () => {
    const wait = async (state: string) =>
      (
        await portal.kindler(
          `environments wait shop --for ${state} --timeout 1`,
        )
      ).exitCode;
    const gone = ['NotFoundError', "No environment 'shop'"] as const;
    portal.answerError('GET /environments/shop', 404, ...gone);
    expect([await wait('absent'), await wait('running')]).toEqual([12, 2]);
    const list = (status: string) =>
      portal.answer('GET /environments', page([], { freshness: { status } }));
    list('not-configured');
    expect(await wait('absent')).toBe(12);
    list('live');
    expect(await wait('absent')).toBe(0);
    portal.answer('GET /environments/shop', 'Not found', 404);
    expect(await wait('absent')).toBe(12);
    portal.answer('GET /environments/shop', {
      ...environment(),
      freshness: { status: 'stale' },
    });
    expect(await wait('running')).toBe(12);
  });
});

describe('kindler reconcile --dry-run', () => {
  const seen = { state: 'running', observedAt: NOW };
  const step = (needed: boolean | string) => ({ id: 'a', name: 'Do', needed });

  it.each<[object, number]>([
    [{ observed: seen, drift: [], steps: [step(false)] }, 0],
    [{ observed: seen, drift: [], steps: [step(true)] }, 10],
    [{ observed: seen, drift: [{}], steps: [] }, 10],
    [{ observed: { ...seen, state: 'partial' }, drift: [], steps: [] }, 10],
    [{ observed: { state: 'running' }, drift: [], steps: [step(false)] }, 12],
    [{ observed: seen, drift: [{ observed: 'unknown' }], steps: [] }, 12],
    [{ observed: seen, drift: [], steps: [step('unknown')] }, 12],
    [{ observed: { state: 'unknown' }, drift: [], steps: [step(true)] }, 12],
    [{ observed: { ...seen, fault: 'x' }, drift: [], steps: [] }, 12],
  ])('of %j ends with %d', async (plan, expected) => {
    const portal = await startPortal();
    portal.answer('POST /environments/shop/reconcile', {
      environment: 'shop',
      desired: 'running',
      now: NOW,
      ...plan,
    });
    const { exitCode, out } = await portal.kindler('reconcile shop --dry-run');
    expect(exitCode).toBe(expected);
    expect(out).toMatch(/^shop is to be running, and is /);
    await portal.stop();
  });
});
