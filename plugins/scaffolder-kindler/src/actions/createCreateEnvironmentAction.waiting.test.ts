import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import { createAction, entityOf, input } from '../__testUtils__/createAction';
import { FakeEnvironments } from '../__testUtils__/FakeEnvironments';
import { TEST_PACE, mockContext } from '../__testUtils__/mockContext';
import {
  answer,
  failed,
  halfWay,
  succeeded,
} from '../__testUtils__/operations';

describe('kindler:environment:create, while it waits', () => {
  it('tells the step and the reason of a failure', async () => {
    const kindler = FakeEnvironments.create().service({
      getOperation: async () => answer(failed),
    });
    const { context, lines } = mockContext(input);
    await expect(createAction(kindler).handler(context)).rejects.toThrow(
      'Operation environment-create of "orders-dev" failed at step "create database": ' +
        'permission denied to create database; the role was removed again, nothing is left (operation op-1)',
    );
    expect(lines).toContain(
      'Step "create database" failed: permission denied to create database',
    );
  });

  it('tells what the backend answered to a refused request', async () => {
    const kindler = FakeEnvironments.create('orders-dev').service();
    const { context } = mockContext(input);
    await expect(createAction(kindler).handler(context)).rejects.toThrow(
      'Environment "orders-dev" could not be created; caused by ConflictError: environment orders-dev exists',
    );
  });

  it('rides out reads that fail for a passing reason', async () => {
    const looks = [
      () => Promise.reject(new ServiceUnavailableError('starting')),
      () =>
        Promise.reject(
          new TypeError('fetch failed', {
            cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }),
          }),
        ),
      () => Promise.resolve(answer(halfWay)),
      () => Promise.resolve(answer(succeeded)),
    ];
    const kindler = FakeEnvironments.create().service({
      getOperation: () => looks.shift()!(),
    });
    const { context, lines, outputs } = mockContext(input);
    await createAction(kindler).handler(context);
    expect(outputs.host).toBe('127.0.0.1');
    expect(lines.filter(line => line.includes('trying again'))).toEqual([
      'Could not look at operation op-1, trying again: ServiceUnavailableError: starting',
    ]);
    expect(lines).toContain('Kindler answers again');
  });

  it('does not ride out a read that fails for good', async () => {
    const kindler = FakeEnvironments.create().service({
      getOperation: async () => {
        throw new NotFoundError('no operation op-1');
      },
    });
    const { context } = mockContext(input);
    await expect(createAction(kindler).handler(context)).rejects.toThrow(
      'Could not look at operation op-1; caused by NotFoundError: no operation op-1',
    );
  });

  it('ends with the last known state when the time is over', async () => {
    const kindler = FakeEnvironments.create().service({
      getOperation: async () => answer(halfWay),
    });
    const { context } = mockContext({ ...input, timeoutSeconds: 1 });
    await expect(createAction(kindler).handler(context)).rejects.toThrow(
      /^Waited 1 s for operation op-1; last seen: (pending|running, step "create database")\. It goes on, see \/kindler\/operations\/op-1$/,
    );
  });

  it('says that it still waits', async () => {
    let looks = 0;
    const kindler = FakeEnvironments.create().service({
      getOperation: async () => {
        looks += 1;
        return answer(looks < 5 ? halfWay : succeeded);
      },
    });
    const { context, lines } = mockContext(input);
    const pace = { ...TEST_PACE, heartbeatMs: 0 };
    await createAction(kindler, [entityOf('orders-dev')], pace).handler(
      context,
    );
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^Waiting for operation op-1 since \d+ s: running, step "create database"$/,
      ),
    );
  });

  it('gives no connection where the environment has no database', async () => {
    const kindler = FakeEnvironments.create().service({
      getEnvironmentConnection: async () => {
        throw new NotFoundError('no database');
      },
    });
    const { context, outputs } = mockContext(input);
    await createAction(kindler).handler(context);
    expect(outputs).not.toHaveProperty('host');
    expect(outputs.operationId).toBe('op-1');
  });
});
