import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openLab, type Lab } from '@kindler/lab';
import type { KillPoint, Orders } from './__testUtils__/dyingEngine';
import { EnvironmentEngine } from './__testUtils__/EnvironmentEngine';
import { labConfig } from './__testUtils__/startKindler';
import { connectOnce } from './postgres';

jest.setTimeout(600_000);

const PACKAGE = resolve(__dirname, '..');
const POINTS: KillPoint[] = ['before', 'in', 'after'];
const KINDS = ['environment-create', 'environment-delete'] as const;

describe('a backend that is killed before, in and after each step of an environment', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kindler-walk-'));
  const file = join(folder, 'plugin.sqlite');
  let lab: Lab;
  let closeLab: () => Promise<void>;
  let engine: EnvironmentEngine;

  beforeAll(async () => {
    ({ lab, close: closeLab } = await openLab());
    engine = new EnvironmentEngine({ config: labConfig(lab), file });
    await engine.open();
  });

  afterAll(async () => {
    await engine?.close();
    await closeLab?.();
    rmSync(folder, { recursive: true });
  });

  const isThere = async (name: string) => {
    const { work } = engine.environments;
    const row = await work.table.get(name);
    const { state } = await work.inspector.look({ name, provider: 'database' });
    return [row?.state, state];
  };
  /** Resolves when the process was killed, and rejects where it ended otherwise. */
  const dieAt = (orders: Orders) =>
    new Promise<void>((done, failed) => {
      const child = execFile(
        process.execPath,
        [
          '--require',
          require.resolve('@backstage/cli/config/nodeTransform.cjs'),
          'src/__testUtils__/dyingEngine.ts',
        ],
        { cwd: PACKAGE, env: { ...process.env, NODE_OPTIONS: '' } },
        (error, _, stderr) =>
          error?.signal === 'SIGKILL' ? done() : failed(error ?? stderr),
      );
      child.stdin!.end(JSON.stringify(orders));
    });

  it('leaves a whole environment or none once it is started again', async () => {
    const orders = POINTS.map(point => ({
      point,
      orders: KINDS.flatMap(kind =>
        engine.stepsOf(kind).map(step => ({
          kind,
          step,
          name: `walk-${kind.slice(12)}-${point}-${step}`,
        })),
      ),
    }));
    const walked = orders.flatMap(each => each.orders);
    expect(walked).toHaveLength(3 * 9);
    const toDelete = walked.filter(({ kind }) => kind === KINDS[1]);
    engine.runner.start();
    for (const { name } of toDelete) {
      const request = engine.requestFor('environment-create', name);
      const { id } = await engine.store.create(request);
      engine.runner.wake();
      expect(await engine.ended(id)).toMatchObject({ status: 'succeeded' });
    }
    await engine.close();

    for (const each of orders) {
      await dieAt({ config: labConfig(lab), file, ...each });
    }
    engine = new EnvironmentEngine({ config: labConfig(lab), file });
    await engine.open();
    const { items } = await engine.store.list({ limit: 200 });
    const cut = items.filter(({ finishedAt }) => !finishedAt);
    expect(cut).toHaveLength(walked.length);
    engine.runner.start();
    for (const { id } of cut) {
      const { status, error } = await engine.ended(id);
      expect([status, error]).toEqual(['succeeded', undefined]);
    }
    for (const { kind, name } of walked) {
      expect([name, await isThere(name)]).toEqual([
        name,
        kind === KINDS[0] ? ['running', 'running'] : [undefined, 'absent'],
      ]);
    }

    const left = walked.filter(({ kind }) => kind === KINDS[0]);
    for (const { name } of left) {
      const request = engine.requestFor('environment-delete', name);
      const { id } = await engine.store.create(request);
      engine.runner.wake();
      await engine.ended(id);
    }
    const marked = await connectOnce(
      {
        ...lab.state.gateway.listeners.platform_rw,
        ...lab.state.credentials.superuser,
        database: 'postgres',
        timeoutMs: 10_000,
      },
      client =>
        client.query("SELECT FROM pg_database WHERE datname LIKE 'walk-%'"),
    );
    expect(marked.rows).toHaveLength(0);
  });
});
