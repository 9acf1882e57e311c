import {
  Backend,
  forgetClaims,
  KIND,
  skipPauses,
} from '../__testUtils__/Backend';
import { World } from '../__testUtils__/World';
import type { OperationStep } from '../types';
import { Wait } from '../Wait';
import { useJournal } from './__testUtils__/useJournal';

jest.setTimeout(60_000);

describe('OperationRunner', () => {
  const stage = useJournal();
  const { crash } = stage;

  it('changes nothing more once another worker has the operation', async () => {
    const changes: string[] = [];
    const step = (
      name: string,
      check?: () => Promise<boolean>,
    ): OperationStep => ({
      id: 'only',
      name: 'only',
      check,
      do: async () => {
        changes.push(`${name} does`);
      },
      verify: async () => 'seen',
      undo: async () => {
        changes.push(`${name} undoes`);
      },
    });
    const quick = Backend.of(stage.knex, [step('quick')]);
    const slow = Backend.of(stage.knex, [
      step('slow', async () => {
        await forgetClaims(stage.knex);
        await quick.run();
        return false;
      }),
    ]);
    const { id } = await slow.create();
    slow.runner.start();
    while (quick.ended.length === 0) {
      await new Promise(done => setImmediate(done));
    }
    await slow.runner.stop();
    expect(changes).toEqual(['quick does']);
    expect(await slow.store.get(id)).toMatchObject({
      status: 'succeeded',
    });
  });

  it.each([
    {
      waiting: 'for a time',
      wait: () => Wait.forTime('Not yet', 60_000),
      by: undefined,
      goOn: () => skipPauses(stage.knex),
    },
    {
      waiting: 'for a person',
      wait: () => Wait.forPerson('Not yet', 60_000),
      by: 'user:default/ann',
      goOn: (backend: Backend, id: string) =>
        backend.store.resume(id, 'user:default/ann'),
    },
  ])('rests while a step waits $waiting', async ({ wait, by, goOn }) => {
    const seen: Array<string | undefined> = [];
    let isReady = false;
    const steps: OperationStep[] = [
      {
        id: 'only',
        name: 'only',
        do: async ({ resumedBy }) => {
          seen.push(resumedBy);
          if (!isReady) {
            throw wait();
          }
        },
        verify: async () => 'there',
      },
    ];
    const first = Backend.of(stage.knex, steps);
    const { id } = await first.create();
    first.runner.start();
    while ((await first.store.get(id)).status !== 'waiting') {
      await new Promise(done => setImmediate(done));
    }
    await first.runner.stop();
    expect(await first.store.get(id)).toMatchObject({
      waiting: { for: by ? 'person' : 'time', since: expect.any(String) },
      steps: [{ status: 'waiting', message: 'Not yet' }],
    });
    expect(
      await first.claims.claimNext([{ kind: KIND, variant: '' }], []),
    ).toBe(undefined);
    isReady = true;
    await goOn(first, id);
    expect(await Backend.of(stage.knex, steps).runToEnd(id)).toMatchObject({
      status: 'succeeded',
    });
    expect(seen).toEqual([undefined, by]);
  });

  it('asks for each step that waits for a person anew', async () => {
    const step = (id: string): OperationStep => ({
      id,
      name: id,
      do: async ({ resumedBy }) => {
        if (!resumedBy) {
          throw Wait.forPerson(`May ${id}?`);
        }
      },
      verify: async () => 'done',
    });
    const backend = Backend.of(stage.knex, [step('one'), step('two')]);
    const { id } = await backend.create();
    backend.runner.start();
    for (const each of [0, 1]) {
      let operation = await backend.store.get(id);
      while (operation.steps[each].status !== 'waiting') {
        await new Promise(done => setImmediate(done));
        operation = await backend.store.get(id);
      }
      await backend.store.resume(id, 'user:default/ann');
      backend.runner.wake();
    }
    expect(await backend.runToEnd(id)).toMatchObject({ status: 'succeeded' });
    const log = await backend.store.readLog(id);
    expect(
      log.filter(({ message }) => message === 'Resumed by user:default/ann'),
    ).toHaveLength(2);
    await expect(backend.store.resume(id, 'user:default/ann')).rejects.toThrow(
      'is succeeded and cannot be resumed',
    );
  });

  it.each([
    ['Nobody resumed it', () => Wait.forPerson('Sure?', 1)],
    ['It waited too long', () => Wait.forTime('Not yet', 1, 1)],
  ])('fails a step when its waiting is over: %s', async (reason, wait) => {
    const world = new World();
    const backend = Backend.of(stage.knex, [
      world.step('row'),
      {
        id: 'wait',
        name: 'wait',
        do: async () => {
          throw wait();
        },
        verify: async () => '',
      },
    ]);
    const { id } = await backend.create();
    expect(await backend.runToEnd(id)).toMatchObject({
      status: 'failed',
      error: expect.stringContaining(reason),
    });
    expect([...world.things]).toEqual([]);
  });

  it('ends a step that hangs', async () => {
    const backend = Backend.of(stage.knex, [
      {
        id: 'only',
        name: 'only',
        timeoutMs: 20,
        do: () => new Promise<never>(() => {}),
        verify: async () => 'seen',
      },
    ]);
    const { id } = await backend.create();
    expect(await backend.runToEnd(id)).toMatchObject({
      status: 'failed',
      error: "Step 'only' failed: It did not end within 0.02 s",
    });
  });

  it('gives up what this version cannot go on with, and says what is left', async () => {
    const world = new World();
    const first = Backend.of(stage.knex, [
      world.step('row'),
      world.step('role'),
    ]);
    const { id } = await first.create();
    await crash(first, 4);
    await forgetClaims(stage.knex);
    const newer = Backend.of(stage.knex, [world.step('row')]);
    newer.runner.start();
    while (newer.ended.length === 0) {
      await skipPauses(stage.knex);
      newer.runner.wake();
      await new Promise(done => setImmediate(done));
    }
    await newer.runner.stop();
    const { status, error } = await first.store.get(id);
    expect(status).toBe('failed');
    expect(error).toMatch(/begun 8 times.*'role' is not undone: this version/s);
    expect([...world.things]).not.toContain('row');
  });
});
