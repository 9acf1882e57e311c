import { FakeEnvironments } from './__testUtils__/FakeEnvironments';
import {
  answer,
  failed,
  halfWay,
  operation,
  succeeded,
} from './__testUtils__/operations';
import { eventually } from '@kindler/backstage-plugin-kindler-node/testUtils';
import { startScaffolder } from './__testUtils__/startScaffolder';

jest.setTimeout(120_000);

function withResolvers() {
  let resolvePromise = () => {};
  const promise = new Promise<void>(resolved => {
    resolvePromise = resolved;
  });
  return { promise, resolve: () => resolvePromise() };
}

describe('scaffolderModuleKindler', () => {
  it('cancels the operation when the task is cancelled', async () => {
    const looked = withResolvers();
    const cancelled: string[] = [];
    const kindler = FakeEnvironments.create().service({
      getOperation: async () => {
        looked.resolve();
        return answer(halfWay);
      },
      cancelOperation: async id => {
        cancelled.push(id);
        return answer(halfWay);
      },
    });
    const { createTask, taskEnd, post } = await startScaffolder(kindler);
    const id = await createTask();
    await looked.promise;
    await post(`/v2/tasks/${id}/cancel`, {}).expect(200);
    expect((await taskEnd(id)).status).not.toBe('completed');
    await eventually(async () => expect(cancelled).toEqual(['op-1']));
  });

  it('tries anew when a task that failed is retried', async () => {
    const keys: Array<string | undefined> = [];
    const kindler = FakeEnvironments.create().service({
      createEnvironment: async ({ idempotencyKey }) => {
        keys.push(idempotencyKey);
        return answer(operation({ id: `op-${keys.length}` }));
      },
      getOperation: async id =>
        answer({ ...(id === 'op-1' ? failed : succeeded), id }),
    });
    const { createTask, taskEnd, post } = await startScaffolder(kindler);
    const id = await createTask();
    expect((await taskEnd(id)).status).toBe('failed');
    await post(`/v2/tasks/${id}/retry`, {}).expect(201);
    await eventually(async () =>
      expect((await taskEnd(id)).status).toBe('completed'),
    );
    expect(keys).toEqual([
      `scaffolder:${id}:environment:orders-dev`,
      `scaffolder:${id}:environment:orders-dev:2`,
    ]);
  });
});
