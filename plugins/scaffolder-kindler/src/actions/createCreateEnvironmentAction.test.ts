import type { Entity } from '@backstage/catalog-model';
import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { KindlerService } from '@kindler/backstage-plugin-kindler-node';
import { parse } from 'yaml';
import { FakeEnvironments } from '../__testUtils__/FakeEnvironments';
import { fakeKindlerService } from '../__testUtils__/fakeKindlerService';
import {
  TEST_PACE,
  checkpoints,
  mockContext,
} from '../__testUtils__/mockContext';
import {
  answer,
  failed,
  halfWay,
  operation,
  succeeded,
} from '../__testUtils__/operations';
import { createCreateEnvironmentAction } from './createCreateEnvironmentAction';
import { examples } from './createCreateEnvironmentAction.examples';

function entityOf(environment: string, name = environment): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name,
      annotations: { 'kindler.dev/environment': environment },
    },
    spec: { type: 'kindler-environment', owner: 'unknown' },
  };
}

function createAction(
  kindler: KindlerService,
  entities = [entityOf('orders-dev')],
  pace = TEST_PACE,
) {
  const catalog = catalogServiceMock({ entities });
  return createCreateEnvironmentAction({ kindler, catalog, pace });
}

const input = { name: 'orders-dev', provider: 'database' as const };

describe('kindler:environment:create', () => {
  it('creates, reports each step and gives the connection without a password', async () => {
    const fake = FakeEnvironments.create();
    const withPassword = fake.service({
      getEnvironmentConnection: async (name, options) => ({
        ...(await fake.service().getEnvironmentConnection(name, options)),
        password: 'hunter2',
      }),
    });
    const { context, lines, outputs } = mockContext(input);

    await createAction(withPassword).handler(context);

    expect(fake.names).toEqual(['orders-dev']);
    expect(outputs).toEqual({
      operationId: 'op-1',
      entityRef: 'resource:default/orders-dev',
      environmentUrl: '/kindler/environments/orders-dev',
      host: '127.0.0.1',
      port: 5000,
      database: 'orders-dev',
      user: 'orders-dev-owner',
      route: 'platform-rw',
    });
    expect(lines).toEqual([
      'Operation op-1 creates environment "orders-dev"',
      'Operation op-1 running',
      'Step "create role" done: role orders-dev is there',
      'Step "create database" running',
      'Step "create database" done',
      'Operation op-1 succeeded',
      'Environment "orders-dev" is usable, see /kindler/environments/orders-dev',
    ]);
    expect(JSON.stringify([lines, outputs])).not.toContain('hunter2');
  });

  it('gives the ref that the catalog uses for the environment', async () => {
    const kindler = FakeEnvironments.create().service();
    const { context, outputs } = mockContext(input);
    const entities = [entityOf('orders-dev', 'env-orders-dev')];
    await createAction(kindler, entities).handler(context);
    expect(outputs.entityRef).toBe('resource:default/env-orders-dev');
  });

  it('succeeds with a warning when the catalog does not show it in time', async () => {
    const kindler = FakeEnvironments.create().service();
    const { context, lines, outputs } = mockContext(input);
    const pace = { ...TEST_PACE, catalogMs: 1 };
    await createAction(kindler, [], pace).handler(context);
    expect(outputs.entityRef).toBe('resource:default/orders-dev');
    expect(lines.join('\n')).toContain('the catalog does not show it yet');
  });

  it.each(examples)('executes the example: $description', async example => {
    const fake = FakeEnvironments.create();
    for (const step of parse(example.example).steps) {
      const { context, outputs } = mockContext(step.input);
      const entities = [entityOf(step.input.name)];
      await createAction(fake.service(), entities).handler(context);
      expect(outputs).toMatchObject({ operationId: 'op-1' });
      expect(fake.names).toEqual([step.input.name]);
    }
  });

  it('asks on behalf of the initiator', async () => {
    const createEnvironment = jest.fn(async () => answer(succeeded));
    const kindler = FakeEnvironments.create().service({ createEnvironment });
    const { context } = mockContext({ ...input, title: 'Orders', wait: false });
    await createAction(kindler).handler(context);
    expect(createEnvironment).toHaveBeenCalledWith(
      {
        name: 'orders-dev',
        provider: 'database',
        owner: undefined,
        title: 'Orders',
        idempotencyKey: 'scaffolder:mock-task-id:orders-dev',
      },
      { credentials: await context.getInitiatorCredentials() },
    );
  });

  it('does nothing in a dry run but gives every output', async () => {
    const { context, outputs } = mockContext(input, { isDryRun: true });
    await createAction(fakeKindlerService({})).handler(context);
    expect(Object.keys(outputs).sort()).toEqual([
      'database',
      'entityRef',
      'environmentUrl',
      'host',
      'operationId',
      'port',
      'route',
      'user',
    ]);
  });

  it.each([
    [{ ...input, name: 'Orders' }, 'name: "Orders" must be a DNS label'],
    [{ ...input, name: 'postgres' }, 'name: "postgres" is reserved'],
    [{ ...input, provider: 'vm' }, 'provider: "vm" is not one of database'],
    [{ ...input, owner: 'platform' }, 'owner: "platform" is no entity ref'],
    [{ ...input, timeoutSeconds: 0 }, 'timeoutSeconds: 0 is not a whole'],
  ])('refuses %j, also in a dry run', async (bad, message) => {
    for (const isDryRun of [true, false]) {
      const { context } = mockContext(bad as typeof input, { isDryRun });
      const act = createAction(fakeKindlerService({})).handler(context);
      await expect(act).rejects.toThrow(message);
      await expect(act).rejects.toMatchObject({ name: 'InputError' });
    }
  });

  it('meets its own operation when the task runs again', async () => {
    const fake = FakeEnvironments.create();
    const first = mockContext(input);
    await createAction(fake.service()).handler(first.context);
    const again = mockContext(input);
    await createAction(fake.service()).handler(again.context);
    expect(fake.calls).toEqual([
      'create orders-dev scaffolder:mock-task-id:orders-dev',
      'create orders-dev scaffolder:mock-task-id:orders-dev',
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
      'scaffolder:mock-task-id:orders-dev',
      'scaffolder:mock-task-id:orders-dev:2',
    ]);
  });

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
      'Waited 1 s for operation op-1; last seen: running, step "create database". It goes on, see /kindler/operations/op-1',
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

  describe('when the task is cancelled', () => {
    it('cancels the operation and throws', async () => {
      const controller = new AbortController();
      const cancelOperation = jest.fn(async () => answer(halfWay));
      const kindler = FakeEnvironments.create().service({
        getOperation: async () => {
          controller.abort();
          return answer(halfWay);
        },
        cancelOperation,
      });
      const { context, lines } = mockContext(input, {
        signal: controller.signal,
      });
      await expect(
        createAction(kindler).handler(context),
      ).rejects.toMatchObject({ name: 'AbortError' });
      expect(cancelOperation).toHaveBeenCalledWith('op-1', expect.anything());
      expect(lines.at(-1)).toContain('Asked operation op-1 to cancel');
    });

    it('does not hang on a read that never answers', async () => {
      const controller = new AbortController();
      const cancelOperation = jest.fn(async () => answer(halfWay));
      const kindler = FakeEnvironments.create().service({
        getOperation: () => {
          setImmediate(() => controller.abort());
          return new Promise(() => {});
        },
        cancelOperation,
      });
      const { context } = mockContext(input, { signal: controller.signal });
      await expect(
        createAction(kindler).handler(context),
      ).rejects.toMatchObject({ name: 'AbortError' });
      expect(cancelOperation).toHaveBeenCalledTimes(1);
    });

    it('says when the operation could not be cancelled', async () => {
      const controller = new AbortController();
      const kindler = FakeEnvironments.create().service({
        getOperation: async () => {
          controller.abort();
          return answer(halfWay);
        },
        cancelOperation: async () => {
          throw new ServiceUnavailableError('away');
        },
      });
      const { context, lines } = mockContext(input, {
        signal: controller.signal,
      });
      await expect(
        createAction(kindler).handler(context),
      ).rejects.toMatchObject({ name: 'AbortError' });
      expect(lines.at(-1)).toBe(
        'Operation op-1 could not be cancelled and may go on: ServiceUnavailableError: away',
      );
    });

    it('creates nothing when it was cancelled before', async () => {
      const { context } = mockContext(input, { signal: AbortSignal.abort() });
      await expect(
        createAction(fakeKindlerService({})).handler(context),
      ).rejects.toMatchObject({ name: 'AbortError' });
    });
  });
});
