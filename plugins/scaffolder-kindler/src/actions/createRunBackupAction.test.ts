import { ConflictError } from '@backstage/errors';
import { fakeKindlerService } from '@kindler/backstage-plugin-kindler-node/testUtils';
import { parse } from 'yaml';
import { mockContext, TEST_PACE } from '../__testUtils__/mockContext';
import { answer, failed, operation } from '../__testUtils__/operations';
import { createRunBackupAction } from './createRunBackupAction';
import { examples } from './createRunBackupAction.examples';

const pace = TEST_PACE;
const input = { environment: 'orders-dev', reason: 'before a change' };
const running = operation({ kind: 'backup-run' });
const done = operation({
  kind: 'backup-run',
  status: 'succeeded',
  result: { backup: 'orders-dev-1', rows: 12 },
});

describe('kindler:backup:run', () => {
  it('backs up and waits until the backup is proved', async () => {
    const createBackup = jest.fn(async () => answer(running));
    const kindler = fakeKindlerService({
      createBackup,
      getOperation: async () => answer(done),
    });
    const { context, outputs } = mockContext(input);
    await createRunBackupAction({ kindler, pace }).handler(context);
    expect(outputs).toEqual({
      backup: 'orders-dev-1',
      rows: 12,
      operationId: 'op-1',
    });
    expect(createBackup).toHaveBeenCalledWith(
      { ...input, idempotencyKey: expect.stringContaining('scaffolder:') },
      expect.anything(),
    );
  });

  it.each(examples)('executes the example: $description', async example => {
    for (const step of parse(example.example).steps) {
      const kindler = fakeKindlerService({
        createBackup: async () => answer(done),
      });
      const { context, outputs } = mockContext(step.input);
      await createRunBackupAction({ kindler, pace }).handler(context);
      expect(outputs).toMatchObject({ backup: 'orders-dev-1' });
    }
  });

  it('fails with the operation, and with a refusal', async () => {
    const failing = fakeKindlerService({
      createBackup: async () => answer(running),
      getOperation: async () => answer(failed),
    });
    await expect(
      createRunBackupAction({ kindler: failing, pace }).handler(
        mockContext(input).context,
      ),
    ).rejects.toThrow('nothing is left');
    const refusing = fakeKindlerService({
      createBackup: async () => {
        throw new ConflictError('busy');
      },
    });
    await expect(
      createRunBackupAction({ kindler: refusing, pace }).handler(
        mockContext(input).context,
      ),
    ).rejects.toThrow('Could not back up environment "orders-dev"');
  });

  it('changes nothing in a dry run', async () => {
    const kindler = fakeKindlerService({});
    const { context, outputs } = mockContext(input, { isDryRun: true });
    await createRunBackupAction({ kindler, pace }).handler(context);
    expect(outputs).toMatchObject({ backup: 'dry-run' });
  });
});
