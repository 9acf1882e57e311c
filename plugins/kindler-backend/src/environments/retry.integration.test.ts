import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLab, waitFor, type Lab } from '@kindler/lab';
import { labConfig, startKindler } from '../__testUtils__/startKindler';
import { fileRegistration } from './__testUtils__/FileRegistration';
import { HostProvider, hostProvider } from './__testUtils__/HostProvider';

jest.setTimeout(300_000);

type Kindler = Awaited<ReturnType<typeof startKindler>>;

describe('operations on environments that failed', () => {
  const host = new HostProvider();
  const files = mkdtempSync(join(tmpdir(), 'kindler-files-'));
  let lab: Lab;
  let closeLab: () => Promise<void>;
  let kindler: Kindler;

  const start = async (features: Parameters<typeof startKindler>[1]) => {
    kindler = await startKindler(labConfig(lab), features);
    await waitFor(
      'the Kindler database',
      async () => {
        const { status } = await kindler.get('/environments');
        return status === 200 ? true : undefined;
      },
      { deadlineMs: 60_000 },
    );
  };

  beforeAll(async () => {
    ({ lab, close: closeLab } = await openLab());
    await start([hostProvider(host), fileRegistration(files)]);
  });

  afterAll(async () => {
    await kindler?.stop();
    await closeLab?.();
    rmSync(files, { recursive: true });
  });

  const create = (name: string, more: object = {}) =>
    kindler.carryOut(() =>
      kindler.post('/environments', { name, provider: 'host', ...more }),
    );
  const remove = (name: string) =>
    kindler.carryOut(() => kindler.remove(`/environments/${name}`));
  const after = (id: string, what: string, body?: object) =>
    kindler.carryOut(() => kindler.post(`/operations/${id}/${what}`, body));
  const read = async (path: string) => (await kindler.get(path)).body.item;

  it('are carried out again as they are, once the cause is gone', async () => {
    host.fault = 'no room';
    const failed = await create('again');
    expect(failed).toMatchObject({ status: 'failed', next: ['retry'] });
    const told = { reason: 'there is room' };
    expect(await after(failed.id, 'retry', told)).toMatchObject({
      status: 'failed',
    });
    host.fault = undefined;
    const { id, status, error, next } = await after(failed.id, 'retry');
    expect([id, status, error, next]).toEqual([
      failed.id,
      'succeeded',
      undefined,
      undefined,
    ]);
    expect(await read('/environments/again')).toMatchObject({
      state: 'running',
      details: host.made.get('again'),
    });
    const { body } = await kindler.get(`/operations/${id}/log`);
    const messages = body.items.map(
      ({ message }: { message: string }) => message,
    );
    expect(messages).toEqual(
      expect.arrayContaining([
        'Retried by user:default/mock. Reason: there is room',
        'Retried by user:default/mock',
      ]),
    );
    const refused = await kindler.post(`/operations/${id}/retry`);
    expect(refused.status).toBe(409);

    host.fault = 'no answer';
    const stuck = await remove('again');
    expect(stuck).toMatchObject({ status: 'failed', next: ['retry'] });
    expect(await read('/environments/again')).toMatchObject({
      state: 'failed',
      desired: 'absent',
    });
    const nothing = await kindler.post(`/operations/${stuck.id}/abandon`, {
      reason: 'x',
    });
    expect(nothing.status).toBe(409);
    host.fault = undefined;
    expect(await after(stuck.id, 'retry')).toMatchObject({
      status: 'succeeded',
    });
    expect((await kindler.get('/environments/again')).status).toBe(404);
  });

  it('are not, where something newer was done', async () => {
    host.fault = 'no room';
    const { id } = await create('newer');
    host.fault = undefined;
    expect(await create('newer')).toMatchObject({ status: 'succeeded' });
    const refused = await kindler.post(`/operations/${id}/retry`);
    expect(refused.status).toBe(409);
    expect(refused.body.error.message).toContain('since');
    expect((await read(`/operations/${id}`)).next).toBeUndefined();
    expect(await remove('newer')).toMatchObject({ status: 'succeeded' });
  });

  it('leave behind what nobody can remove any more, where somebody says so', async () => {
    const file = { kind: 'file', details: { text: 'x' } };
    for (const name of ['left', 'lost']) {
      const { error } = await create(name, { registrations: [file] });
      expect(error).toBeUndefined();
    }
    await kindler.stop();
    await start([hostProvider(host)]);
    const stuck = await remove('left');
    expect(stuck).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('registration file is not configured'),
      next: ['retry', 'abandon'],
    });
    expect(host.made.has('left')).toBe(true);
    const request = { reason: 'the module was removed' };
    const ended = await after(stuck.id, 'abandon', request);
    expect(ended).toMatchObject({
      status: 'succeeded',
      result: {
        leftBehind: "What the registration file made of 'left' is left behind",
      },
    });
    expect(host.made.has('left')).toBe(false);
    expect(readdirSync(files).sort()).toEqual(['left.txt', 'lost.txt']);

    await kindler.stop();
    await start([]);
    const lost = await remove('lost');
    expect(lost).toMatchObject({ status: 'failed' });
    expect(await after(lost.id, 'retry')).toMatchObject({ status: 'failed' });
    const { status, result } = await after(lost.id, 'abandon', request);
    expect(status).toBe('succeeded');
    expect(result?.leftBehind).toMatch(/registration file.*provider host/);
    expect((await kindler.get('/environments/lost')).status).toBe(404);
  });
});
