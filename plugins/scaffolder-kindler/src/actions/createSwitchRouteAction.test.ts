import { ConflictError } from '@backstage/errors';
import type { SwitchPlan } from '@kindler/backstage-plugin-kindler-common';
import { fakeKindlerService } from '@kindler/backstage-plugin-kindler-node/testUtils';
import { parse } from 'yaml';
import { mockContext, TEST_PACE } from '../__testUtils__/mockContext';
import { answer, failed, operation } from '../__testUtils__/operations';
import { possiblePlan as plan } from '../__testUtils__/plans';
import { createSwitchRouteAction } from './createSwitchRouteAction';
import { examples } from './createSwitchRouteAction.examples';

const pace = TEST_PACE;
const input = { route: 'orders-rw', target: 'archive', reason: 'a test' };
const running = operation({ kind: 'route-switch' });
const done = operation({
  kind: 'route-switch',
  status: 'succeeded',
  result: { from: 'orders', to: 'archive', gapMs: 90, heldMs: 30 },
});
const impossible: SwitchPlan = {
  ...plan,
  possible: false,
  checks: [
    ...plan.checks,
    {
      name: 'target-answers',
      ok: false,
      blocking: true,
      message: { code: 'x', params: {}, text: 'It does not answer' },
    },
  ],
};

describe('kindler:route:switch', () => {
  it('asks for the preflight, switches, and tells how long clients waited', async () => {
    const switchRoute = jest.fn(async () => answer(running));
    const kindler = fakeKindlerService({
      planRouteSwitch: async () => plan,
      switchRoute,
      getOperation: async () => answer(done),
    });
    const { context, outputs } = mockContext({ ...input, pause: true });
    await createSwitchRouteAction({ kindler, pace }).handler(context);
    expect(outputs).toEqual({
      from: 'orders',
      to: 'archive',
      operationId: 'op-1',
      gapMs: 90,
      heldMs: 30,
    });
    expect(switchRoute).toHaveBeenCalledWith(
      'orders-rw',
      {
        target: 'archive',
        reason: 'a test',
        pause: true,
        idempotencyKey: expect.stringContaining('scaffolder:'),
      },
      expect.anything(),
    );
  });

  it.each(examples)('executes the example: $description', async example => {
    const [{ input: given }] = parse(example.example).steps;
    const kindler = fakeKindlerService({
      planRouteSwitch: async () => plan,
      switchRoute: async () => answer(done),
    });
    const { context, outputs } = mockContext(given);
    await createSwitchRouteAction({ kindler, pace }).handler(context);
    expect(outputs).toMatchObject({ operationId: 'op-1', to: given.target });
  });

  it('starts nothing that the preflight refuses, and says why', async () => {
    const kindler = fakeKindlerService({
      planRouteSwitch: async () => impossible,
    });
    await expect(
      createSwitchRouteAction({ kindler, pace }).handler(
        mockContext(input).context,
      ),
    ).rejects.toThrow('cannot be switched to "archive": It does not answer');
  });

  it('fails with the operation, and with a refusal', async () => {
    const planRouteSwitch = async () => plan;
    const failing = fakeKindlerService({
      planRouteSwitch,
      switchRoute: async () => answer(running),
      getOperation: async () => answer(failed),
    });
    await expect(
      createSwitchRouteAction({ kindler: failing, pace }).handler(
        mockContext(input).context,
      ),
    ).rejects.toThrow('nothing is left');
    const refusing = fakeKindlerService({
      planRouteSwitch,
      switchRoute: async () => {
        throw new ConflictError('another operation is active');
      },
    });
    await expect(
      createSwitchRouteAction({ kindler: refusing, pace }).handler(
        mockContext(input).context,
      ),
    ).rejects.toThrow(/"orders-rw" could not be switched.*another operation/);
  });

  it('does no more than the preflight in a dry run', async () => {
    const kindler = fakeKindlerService({ planRouteSwitch: async () => plan });
    const { context, outputs } = mockContext(input, { isDryRun: true });
    await createSwitchRouteAction({ kindler, pace }).handler(context);
    expect(outputs).toMatchObject({ from: 'orders', operationId: 'dry-run' });
  });
});
