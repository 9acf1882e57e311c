import { mockServices } from '@backstage/backend-test-utils';
import { notificationService } from '@backstage/plugin-notifications-node';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { openLab, waitFor, type Lab } from '@kindler/lab';
import { labConfig, startKindler } from '../__testUtils__/startKindler';
import { connectOnce } from '../postgres';
import { HostProvider, hostProvider } from './__testUtils__/HostProvider';

jest.setTimeout(300_000);

const TASK = 'kindler-environment-expiry';

describe('environments with an end', () => {
  const host = new HostProvider();
  const scheduler = mockServices.scheduler.mock();
  const send = jest.fn(async (_: object) => {});
  let lab: Lab;
  let closeLab: () => Promise<void>;
  let kindler: Awaited<ReturnType<typeof startKindler>>;

  beforeAll(async () => {
    ({ lab, close: closeLab } = await openLab());
    kindler = await startKindler(labConfig(lab), [
      hostProvider(host),
      scheduler.factory,
      createServiceFactory({
        service: notificationService,
        deps: {},
        factory: () => ({ send }),
      }),
    ]);
    await waitFor(
      'the Kindler database',
      async () => {
        const { status } = await kindler.get('/environments');
        return status === 200 ? true : undefined;
      },
      { deadlineMs: 60_000 },
    );
  });

  afterAll(async () => {
    await kindler?.removeEnvironments('host');
    await kindler?.stop();
    await closeLab?.();
  });

  const create = async (name: string, more: object) => {
    const { status, error } = await kindler.carryOut(() =>
      kindler.post('/environments', { name, provider: 'host', ...more }),
    );
    expect([status, error]).toEqual(['succeeded', undefined]);
  };
  const runTask = async () => {
    const [task] = scheduler.scheduleTask.mock.calls
      .map(([each]) => each)
      .filter(({ id }) => id === TASK);
    expect(task.scope).toBe('global');
    await (task.fn as (signal: AbortSignal) => Promise<void>)(
      new AbortController().signal,
    );
  };
  const read = async (name: string) =>
    (await kindler.get(`/environments/${name}`)).body.item;
  const extend = (name: string, body: object) =>
    kindler.post(`/environments/${name}/extend`, body);
  const hoursLeft = async (name: string) =>
    (Date.parse((await read(name)).expiresAt) - Date.now()) / 3_600_000;
  /** As if so much time had gone by since. */
  const pass = (name: string, hours: number) =>
    connectOnce(
      {
        ...lab.state.gateway.listeners.platform_rw,
        ...lab.state.credentials.superuser,
        database: 'kindler',
        timeoutMs: 10_000,
      },
      client =>
        client.query(
          `UPDATE clusters SET expires_at = expires_at - $2 * interval '1 hour',
                  created_at = created_at - $2 * interval '1 hour'
            WHERE name = $1`,
          [name, hours],
        ),
    );
  const operationsOn = async (name: string) =>
    (await kindler.get(`/operations?subjectName=${name}`)).body.items;

  it('tell their owner once, wait where they are extended, and are deleted with the reason', async () => {
    await create('preview', { ttl: 'P7D' });
    expect(await hoursLeft('preview')).toBeCloseTo(168, 0);
    await runTask();
    expect(send).not.toHaveBeenCalled();

    await pass('preview', 150);
    await runTask();
    await runTask();
    expect(send).toHaveBeenCalledTimes(1);
    expect(send.mock.calls[0][0]).toMatchObject({
      recipients: { type: 'entity', entityRef: 'user:default/mock' },
      payload: { link: '/kindler/environments/preview' },
    });

    const { status, body } = await extend('preview', { ttl: 'P2D' });
    expect(status).toBe(200);
    expect(Date.parse(body.item.expiresAt) - Date.now()).toBeGreaterThan(
      47 * 3_600_000,
    );
    const shorter = await extend('preview', { ttl: 'PT1H' });
    expect(shorter.status).toBe(409);
    await pass('preview', 30);
    await runTask();
    expect(send).toHaveBeenCalledTimes(2);

    await pass('preview', 20);
    await runTask();
    const [{ id, kind, requester, reason }] = await operationsOn('preview');
    expect([kind, requester]).toEqual(['environment-delete', 'kindler']);
    expect(reason).toMatch(/^It expired at 20/);
    expect(await kindler.ended(id)).toMatchObject({ status: 'succeeded' });
    expect((await kindler.get('/environments/preview')).status).toBe(404);
    expect(host.made.has('preview')).toBe(false);
  });

  it('stay where that is taken back', async () => {
    await create('kept', { expiresAt: '2099-01-01T00:00:00Z' });
    expect((await read('kept')).expiresAt).toBe('2099-01-01T00:00:00.000Z');
    const { status } = await kindler.carryOut(() =>
      kindler.post('/environments/kept/update', { expiresAt: null }),
    );
    expect(status).toBe('succeeded');
    expect((await read('kept')).expiresAt).toBeUndefined();
    await runTask();
    expect((await operationsOn('kept'))[0].kind).toBe('environment-update');
    expect((await extend('kept', { ttl: 'P1D' })).status).toBe(409);
  });

  it('are refused ends that are none', async () => {
    for (const [wrong, status] of [
      [{ ttl: 'a week' }, 400],
      [{ ttl: 'P' }, 400],
      [{ expiresAt: '2020-01-01T00:00:00Z' }, 400],
      [{ ttl: 'P1D', expiresAt: '2099-01-01T00:00:00Z' }, 400],
    ] as const) {
      const answer = await kindler.post('/environments', {
        name: 'wrong',
        provider: 'host',
        ...wrong,
      });
      expect([answer.status, JSON.stringify(wrong)]).toEqual([
        status,
        JSON.stringify(wrong),
      ]);
      expect(answer.body.error.message).toMatch(/ttl|expiresAt/);
    }
    expect((await extend('nobody', { ttl: 'P1D' })).status).toBe(404);
  });
});
