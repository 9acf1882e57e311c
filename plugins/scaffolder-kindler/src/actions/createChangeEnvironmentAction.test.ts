import { ConflictError } from '@backstage/errors';
import { fakeKindlerService } from '@kindler/backstage-plugin-kindler-node/testUtils';
import { parse } from 'yaml';
import { TEST_PACE, mockContext } from '../__testUtils__/mockContext';
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

    it('waits until the operation has ended, as the example does', async () => {
      const [{ example }] = changeExamples(change);
      const [step] = parse(example).steps;
      const call = jest.fn(async () => answer(operation()));
      const { context, outputs, lines } = mockContext(step.input);
      await run(kindlerWith(call), context);
      expect(call).toHaveBeenCalledTimes(1);
      expect(outputs).toEqual({ operationId: 'op-1' });
      expect(lines).toContain('Operation op-1 succeeded');
    });

    it('says why it is refused', async () => {
      const { context } = mockContext(input);
      const kindler = kindlerWith(async () => {
        throw new ConflictError('cannot be stopped or started');
      });
      await expect(run(kindler, context)).rejects.toThrow(
        /orders-dev".*cannot be stopped/,
      );
    });

    it('does nothing in a dry run', async () => {
      const { context, outputs } = mockContext(input, { isDryRun: true });
      await run(fakeKindlerService({}), context);
      expect(outputs).toEqual({ operationId: 'dry-run' });
    });
  },
);
