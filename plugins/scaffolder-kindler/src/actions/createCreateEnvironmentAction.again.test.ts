import { createAction, input } from '../__testUtils__/createAction';
import { FakeEnvironments } from '../__testUtils__/FakeEnvironments';
import { checkpoints, mockContext } from '../__testUtils__/mockContext';
import {
  answer,
  failed,
  operation,
  succeeded,
} from '../__testUtils__/operations';

describe('kindler:environment:create, run again', () => {
  it('meets its own operation when the task runs again', async () => {
    const fake = FakeEnvironments.create();
    const first = mockContext(input);
    await createAction(fake.service()).handler(first.context);
    const again = mockContext(input);
    await createAction(fake.service()).handler(again.context);
    expect(fake.calls).toEqual([
      'create orders-dev scaffolder:mock-task-id:mock-step-id:orders-dev',
      'create orders-dev scaffolder:mock-task-id:mock-step-id:orders-dev',
    ]);
    expect(again.outputs).toEqual(first.outputs);
  });

  it('does not ask again after its checkpoint', async () => {
    const fake = FakeEnvironments.create();
    const checkpoint = checkpoints();
    for (let run = 0; run < 2; run += 1) {
      const { context, outputs } = mockContext(input, { checkpoint });
      await createAction(fake.service()).handler(context);
      expect(outputs.operationId).toBe('op-1');
    }
    expect(fake.calls).toHaveLength(1);
  });

  it('tries anew when the task runs again after a failed operation', async () => {
    const keys: Array<string | undefined> = [];
    const ids = new Map([
      ['op-1', failed],
      ['op-2', succeeded],
    ]);
    const kindler = FakeEnvironments.create().service({
      createEnvironment: async request => {
        keys.push(request.idempotencyKey);
        return answer(operation({ id: `op-${keys.length}` }));
      },
      getOperation: async id => answer({ ...ids.get(id)!, id }),
    });
    const checkpoint = checkpoints();
    const first = mockContext(input, { checkpoint });
    await expect(createAction(kindler).handler(first.context)).rejects.toThrow(
      'op-1',
    );
    const again = mockContext(input, { checkpoint });
    await createAction(kindler).handler(again.context);
    expect(again.outputs.operationId).toBe('op-2');
    expect(keys).toEqual([
      'scaffolder:mock-task-id:mock-step-id:orders-dev',
      'scaffolder:mock-task-id:mock-step-id:orders-dev:2',
    ]);
  });
});
