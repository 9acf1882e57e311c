import { ServiceUnavailableError } from '@backstage/errors';
import { createAction, input } from '../__testUtils__/createAction';
import { FakeEnvironments } from '../__testUtils__/FakeEnvironments';
import { fakeKindlerService } from '@kindler/backstage-plugin-kindler-node/testUtils';
import { mockContext } from '../__testUtils__/mockContext';
import { answer, halfWay } from '../__testUtils__/operations';

describe('kindler:environment:create', () => {
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
