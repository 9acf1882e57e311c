import { until, word } from '@kindler/backstage-plugin-kindler-common';
import { Backend } from '../__testUtils__/Backend';
import type { OperationStep, StepContext } from '../types';
import { useJournal } from './__testUtils__/useJournal';

jest.setTimeout(60_000);

const GATEWAY = 'gateway:edge';

const step = (
  id: string,
  work: (context: StepContext) => Promise<void>,
  undo?: OperationStep['undo'],
): OperationStep => ({
  id,
  name: id,
  do: work,
  verify: async () => 'seen',
  undo,
});

describe('a step', () => {
  const stage = useJournal();

  const holders = () => stage.knex('operation_locks').orderBy('lock');

  /** An operation that nobody carries out has the gateway. */
  async function occupied(backend: Backend): Promise<void> {
    const { id } = await backend.create('other');
    await stage
      .knex('operations')
      .where({ id })
      .update({ kind: 'route-switch' });
    await stage
      .knex('operation_locks')
      .insert({ lock: GATEWAY, operation_id: id });
  }

  /** Runs an operation until a step says that it waits for the gateway, frees that, and runs it to its end. */
  async function freedWhileItWaits(backend: Backend) {
    const { id } = await backend.create();
    const ended = backend.run();
    const waiting = await until(
      async () => {
        const operation = await backend.store.get(id);
        const found = operation.steps.find(({ message = '' }) =>
          message.includes(GATEWAY),
        );
        return found && { ...found, operation: operation.status };
      },
      { everyMs: 20, ms: 30_000 },
    );
    await stage.knex('operation_locks').where({ lock: GATEWAY }).delete();
    await ended;
    return { id, waiting };
  }

  it('waits until nobody else holds what it needs, and keeps it until it is released', async () => {
    const held: string[][] = [];
    const note = async () => {
      held.push((await holders()).map(({ lock }) => lock));
    };
    const backend = Backend.of(stage.knex, [
      step('take', ({ takeLocks }) => takeLocks([GATEWAY, 'database:a'])),
      step('work', async ({ releaseLocks }) => {
        await note();
        await releaseLocks(['database:a']);
        await note();
      }),
    ]);
    await occupied(backend);
    const { id, waiting } = await freedWhileItWaits(backend);
    expect(waiting).toMatchObject({ status: 'waiting', operation: 'waiting' });
    expect(held).toEqual([
      ['database:a', 'environment:shop', GATEWAY],
      ['environment:shop', GATEWAY],
    ]);
    expect(await holders()).toEqual([]);
    expect((await backend.store.get(id)).status).toBe('succeeded');
  });

  it('that undoes waits, too', async () => {
    const undone: string[] = [];
    const backend = Backend.of(stage.knex, [
      step(
        'first',
        async () => {},
        async () => {
          undone.push('first');
        },
      ),
      step(
        'second',
        async () => {
          await occupied(backend);
          throw new Error('no luck');
        },
        async ({ takeLocks }) => {
          await takeLocks([GATEWAY]);
          undone.push('second');
        },
      ),
    ]);
    const { id, waiting } = await freedWhileItWaits(backend);
    expect(waiting).toMatchObject({ status: 'undoing', operation: 'undoing' });
    expect(undone).toEqual(['second', 'first']);
    expect(await backend.store.get(id)).toMatchObject({
      status: 'failed',
      error: "Step 'second' failed: no luck",
    });
  });

  it('says how far it is', async () => {
    const seen: unknown[] = [];
    const backend = Backend.of(stage.knex, [
      step('copy', async ({ progress, operationId }) => {
        await progress(word('operation-locked', { locks: 'half of it' }));
        seen.push((await backend.store.get(operationId)).steps[0]);
      }),
    ]);
    await backend.runToEnd((await backend.create()).id);
    expect(seen).toEqual([
      expect.objectContaining({
        status: 'running',
        messageCode: 'operation-locked',
        params: { locks: 'half of it' },
      }),
    ]);
  });
});
