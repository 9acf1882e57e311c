import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { openLab, waitFor, type Lab } from '@kindler/lab';
import type {
  DriftItem,
  DriftList,
} from '@kindler/backstage-plugin-kindler-common';
import { labConfig, startKindler } from '../__testUtils__/startKindler';
import { fileRegistration } from './__testUtils__/FileRegistration';
import { HostProvider, hostProvider } from './__testUtils__/HostProvider';

jest.setTimeout(300_000);

const TASK = 'kindler-environment-reconcile';

describe('what differs between records and what is there', () => {
  const host = new HostProvider();
  const files = mkdtempSync(join(tmpdir(), 'kindler-files-'));
  const scheduler = mockServices.scheduler.mock();
  let lab: Lab;
  let closeLab: () => Promise<void>;
  let kindler: Awaited<ReturnType<typeof startKindler>>;

  beforeAll(async () => {
    ({ lab, close: closeLab } = await openLab());
    const { kindler: config, ...rest } = labConfig(lab);
    const environments = { reconcile: { every: 'PT10M' } };
    kindler = await startKindler(
      { ...rest, kindler: { ...config, environments } },
      [hostProvider(host), fileRegistration(files), scheduler.factory],
    );
    await waitFor(
      'the Kindler database',
      async () => {
        const { status } = await kindler.get('/environments');
        return status === 200 ? true : undefined;
      },
      { deadlineMs: 60_000 },
    );
    await kindler.removeEnvironments();
  });

  afterAll(async () => {
    await kindler?.removeEnvironments('host');
    await kindler?.stop();
    await closeLab?.();
    rmSync(files, { recursive: true });
  });

  const create = async (name: string, more: object = {}) => {
    const { status, error } = await kindler.carryOut(() =>
      kindler.post('/environments', { name, provider: 'host', ...more }),
    );
    expect([status, error]).toEqual(['succeeded', undefined]);
  };
  /** Answers are kept for seconds, and looks take their time. */
  const drift = (
    what: string,
    isIt: (list: DriftList) => boolean,
  ): Promise<DriftList> =>
    waitFor(
      what,
      async () => {
        const { body } = await kindler.get('/drift');
        return isIt(body) ? body : undefined;
      },
      { deadlineMs: 120_000 },
    );
  const brief = ({ items }: DriftList) =>
    items.map(
      ({ subject, kind, source, remedy }: DriftItem) =>
        `${subject} ${kind} ${source} ${remedy}`,
    );

  it('is told as sets, and led back without making or removing more than that', async () => {
    const file = { kind: 'file', details: { text: 'x' } };
    await create('kept', { registrations: [file] });
    await create('lost');
    expect(
      await drift('all to be as asked for', ({ status }) => status === 'ok'),
    ).toMatchObject({
      items: [],
      summary: { total: 0 },
      sources: [
        { id: 'metadata', count: 2 },
        { id: 'provider:database', count: 0 },
        { id: 'provider:host', count: 2 },
        { id: 'registration:haproxy', count: 0 },
        { id: 'registration:file', count: 1 },
      ],
    });

    host.made.delete('lost');
    host.made.set('foreign', {});
    const found = await drift(
      'two differences',
      ({ items }) => items.length === 2,
    );
    expect(brief(found)).toEqual([
      'foreign extra provider:host none',
      'lost missing provider:host reconcile',
    ]);
    expect(found).toMatchObject({
      status: 'drift',
      summary: { total: 2, missing: 1, extra: 1, different: 0, unknown: 0 },
    });
    const { body } = await kindler.get('/drift?kind=extra');
    expect(brief(body)).toEqual(['foreign extra provider:host none']);
    const plan = await kindler.post('/environments/lost/reconcile', {
      dryRun: true,
    });
    expect(plan.body).toMatchObject({ observed: { state: 'absent' } });
    expect(host.made.has('lost')).toBe(false);

    const [task] = scheduler.scheduleTask.mock.calls
      .map(([each]) => each)
      .filter(({ id }) => id === TASK);
    await (task.fn as (signal: AbortSignal) => Promise<void>)(
      new AbortController().signal,
    );
    const { items } = (await kindler.get('/operations?subjectName=lost')).body;
    expect(items[0]).toMatchObject({
      kind: 'environment-reconcile',
      requester: 'kindler',
      reason: "'lost' is to be running and is absent",
    });
    expect(await kindler.ended(items[0].id)).toMatchObject({
      status: 'succeeded',
    });
    expect([...host.made.keys()].sort()).toEqual(['foreign', 'kept', 'lost']);
    host.made.delete('foreign');
  });

  it('is not concluded from a source that is empty or cannot be asked', async () => {
    const made = [...host.made];
    host.made.clear();
    const empty = await drift('an empty source', ({ sources }) =>
      sources.some(({ fault }) => fault),
    );
    expect(empty).toMatchObject({ status: 'unknown', items: [] });
    expect(empty.sources[2].fault?.message).toBe(
      'It holds nothing, though the records hold something',
    );
    made.forEach(([name, details]) => host.made.set(name, details));

    host.away = 'Docker does not answer';
    const away = await drift('a source that fails', ({ sources }) =>
      sources.some(({ fault }) => fault?.message === host.away),
    );
    expect(brief(away)).toEqual([]);
    expect(away.sources[2].count).toBeUndefined();
    host.away = undefined;
  });
});
