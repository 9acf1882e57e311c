import {
  ConflictError,
  InputError,
  NotAllowedError,
  ResponseError,
} from '@backstage/errors';
import { parse } from 'yaml';
import { FakeEnvironments } from '../__testUtils__/FakeEnvironments';
import { fakeKindlerService } from '@kindler/backstage-plugin-kindler-node/testUtils';
import { TEST_PACE, mockContext } from '../__testUtils__/mockContext';
import { answer, operation, succeeded } from '../__testUtils__/operations';
import { createDeleteEnvironmentAction } from './createDeleteEnvironmentAction';
import { examples } from './createDeleteEnvironmentAction.examples';

const input = { name: 'orders-dev' };
const pace = TEST_PACE;
const deleting = operation({ id: 'op-7', kind: 'environment-delete' });

describe('kindler:environment:delete', () => {
  it('deletes and waits until it is gone', async () => {
    const fake = FakeEnvironments.create('orders-dev', 'other');
    const { context, lines, outputs } = mockContext(input);
    const kindler = fake.service();
    await createDeleteEnvironmentAction({ kindler, pace }).handler(context);
    expect(fake.names).toEqual(['other']);
    expect(outputs).toEqual({ existed: true, operationId: 'op-1' });
    expect(lines).toContain('Operation op-1 succeeded');
    expect(lines.at(-1)).toBe('Environment "orders-dev" is gone');
  });

  it.each(examples)('executes the example: $description', async example => {
    for (const step of parse(example.example).steps) {
      const fake = FakeEnvironments.create(step.input.name);
      const kindler = fake.service();
      const { context } = mockContext(step.input);
      await createDeleteEnvironmentAction({ kindler, pace }).handler(context);
      expect(fake.names).toEqual([]);
    }
  });

  it('takes an absent environment for success', async () => {
    const kindler = FakeEnvironments.create().service();
    const { context, outputs } = mockContext(input);
    await createDeleteEnvironmentAction({ kindler, pace }).handler(context);
    expect(outputs).toEqual({ existed: false });
  });

  it('does not take the 404 of a missing Kindler backend for success', async () => {
    const missing = await ResponseError.fromResponse(
      new Response('', { status: 404, statusText: 'Not Found' }),
    );
    const kindler = fakeKindlerService({
      deleteEnvironment: async () => {
        throw missing;
      },
    });
    const { context, outputs } = mockContext(input);
    await expect(
      createDeleteEnvironmentAction({ kindler, pace }).handler(context),
    ).rejects.toThrow('Could not start environment-delete of "orders-dev"');
    expect(outputs).toEqual({});
  });

  it('recognises the 404 of the Kindler backend over HTTP', async () => {
    const body = {
      error: { name: 'NotFoundError', message: 'no environment orders-dev' },
      request: { method: 'DELETE', url: '/v1/environments/orders-dev' },
      response: { statusCode: 404 },
    };
    const absent = await ResponseError.fromResponse(
      Response.json(body, { status: 404 }),
    );
    const kindler = fakeKindlerService({
      deleteEnvironment: async () => {
        throw absent;
      },
    });
    const { context, outputs } = mockContext(input);
    await createDeleteEnvironmentAction({ kindler, pace }).handler(context);
    expect(outputs).toEqual({ existed: false });
  });

  it('waits for a deletion that is under way, which it never cancels', async () => {
    const controller = new AbortController();
    const kindler = fakeKindlerService({
      deleteEnvironment: async () => {
        throw new ConflictError('op-7 works on it');
      },
      listOperations: async () => ({
        now: '',
        items: [succeeded, { ...deleting, status: 'running' }],
      }),
      getOperation: async () => {
        controller.abort();
        return answer(deleting);
      },
    });
    const { signal } = controller;
    const { context, outputs } = mockContext(input, { signal });
    await expect(
      createDeleteEnvironmentAction({ kindler, pace }).handler(context),
    ).rejects.toMatchObject({ name: 'AbortError' });
    expect(outputs).toEqual({ existed: true, operationId: 'op-7' });
  });

  it('passes a conflict on that is no deletion', async () => {
    const kindler = fakeKindlerService({
      deleteEnvironment: async () => {
        throw new ConflictError('op-1 creates it');
      },
      listOperations: async () => ({ now: '', items: [operation()] }),
    });
    const { context } = mockContext(input);
    await expect(
      createDeleteEnvironmentAction({ kindler, pace }).handler(context),
    ).rejects.toThrow('op-1 creates it');
  });

  it('cancels its own deletion when the task is cancelled', async () => {
    const controller = new AbortController();
    const cancelOperation = jest.fn(async () => answer(deleting));
    const kindler = fakeKindlerService({
      deleteEnvironment: async () => answer(deleting),
      getOperation: async () => {
        controller.abort();
        return answer(deleting);
      },
      cancelOperation,
    });
    const { signal } = controller;
    const { context } = mockContext(input, { signal });
    await expect(
      createDeleteEnvironmentAction({ kindler, pace }).handler(context),
    ).rejects.toMatchObject({ name: 'AbortError' });
    expect(cancelOperation).toHaveBeenCalledWith('op-7', expect.anything());
  });

  it('tells why it may not', async () => {
    const kindler = fakeKindlerService({
      deleteEnvironment: async () => {
        throw new NotAllowedError('kindler.environment.delete');
      },
    });
    const { context } = mockContext(input);
    await expect(
      createDeleteEnvironmentAction({ kindler, pace }).handler(context),
    ).rejects.toThrow('NotAllowedError: kindler.environment.delete');
  });

  it('does nothing in a dry run', async () => {
    const kindler = fakeKindlerService({});
    const { context, outputs } = mockContext(input, { isDryRun: true });
    await createDeleteEnvironmentAction({ kindler, pace }).handler(context);
    expect(outputs).toEqual({ existed: true, operationId: 'dry-run' });
  });

  it('refuses a bad name', async () => {
    const kindler = fakeKindlerService({});
    const { context } = mockContext({ name: '../x' });
    await expect(
      createDeleteEnvironmentAction({ kindler, pace }).handler(context),
    ).rejects.toBeInstanceOf(InputError);
  });
});
