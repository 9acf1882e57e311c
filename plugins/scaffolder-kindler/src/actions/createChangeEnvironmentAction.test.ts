import { ConflictError } from '@backstage/errors';
import { fakeKindlerService } from '@kindler/backstage-plugin-kindler-node/testUtils';
import { parse } from 'yaml';
import {
  TEST_PACE,
  checkpoints,
  mockContext,
} from '../__testUtils__/mockContext';
import { answer, operation, succeeded } from '../__testUtils__/operations';
import { createChangeEnvironmentAction } from './createChangeEnvironmentAction';
import { changeExamples } from './createChangeEnvironmentAction.examples';

const CALLS = {
  start: 'startEnvironment',
  stop: 'stopEnvironment',
  reconcile: 'reconcileEnvironment',
} as const;

describe.each(['start', 'stop', 'reconcile'] as const)(
  'kindler:environment:%s',
  change => {
    const input = { name: 'orders-dev' };
    const kindlerWith = (call: () => Promise<never> | Promise<any>) =>
      fakeKindlerService({
        [CALLS[change]]: call,
        getOperation: async () => answer(succeeded),
      });
    const run = (kindler: any, context: any) =>
      createChangeEnvironmentAction(change, {
        kindler,
        pace: TEST_PACE,
      }).handler(context);

    const examples = changeExamples(change);
    it.each(examples)('executes the example: $description', async example => {
      const [step] = parse(example.example).steps;
      const call = jest.fn(async () => answer(operation()));
      const { context, outputs, lines } = mockContext(step.input);
      await run(kindlerWith(call), context);
      const { name, reason } = step.input;
      expect(call.mock.calls).toEqual([[name, { reason }, expect.anything()]]);
      expect(outputs).toEqual({ operationId: 'op-1' });
      expect(lines).toContain('Operation op-1 succeeded');
    });

    it('says why it is refused', async () => {
      const { context } = mockContext(input);
      const kindler = fakeKindlerService({
        [CALLS[change]]: async () => {
          throw new ConflictError('cannot be stopped or started');
        },
        listOperations: async () => ({ now: '', items: [] }),
      });
      await expect(run(kindler, context)).rejects.toThrow(
        /orders-dev".*cannot be stopped/,
      );
    });

    it('goes on with its operation when the task runs again', async () => {
      const call = jest.fn(async () => answer(operation()));
      const checkpoint = checkpoints();
      for (let times = 0; times < 2; times += 1) {
        const { context, outputs } = mockContext(input, { checkpoint });
        await run(kindlerWith(call), context);
        expect(outputs).toEqual({ operationId: 'op-1' });
      }
      expect(call).toHaveBeenCalledTimes(1);
    });

    it('joins what is under way already, and never cancels that', async () => {
      const controller = new AbortController();
      const { signal } = controller;
      const kind = `environment-${change}` as const;
      const underWay = operation({ id: 'op-7', kind, status: 'running' });
      const kindler = fakeKindlerService({
        [CALLS[change]]: async () => {
          throw new ConflictError('op-7 works on it');
        },
        listOperations: async () => ({ now: '', items: [succeeded, underWay] }),
        getOperation: async () => {
          controller.abort();
          return answer(underWay);
        },
      });
      const { context, outputs } = mockContext(input, { signal });
      await expect(run(kindler, context)).rejects.toMatchObject({
        name: 'AbortError',
      });
      expect(outputs).toEqual({ operationId: 'op-7' });
    });

    it('does nothing in a dry run', async () => {
      const { context, outputs } = mockContext(input, { isDryRun: true });
      await run(fakeKindlerService({}), context);
      expect(outputs).toEqual({ operationId: 'dry-run' });
    });
  },
);
