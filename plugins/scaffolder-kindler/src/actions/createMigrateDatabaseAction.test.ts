import { ConflictError } from '@backstage/errors';
import {
  word,
  type MigrationPlan,
  type Operation,
} from '@kindler/backstage-plugin-kindler-common';
import { fakeKindlerService } from '@kindler/backstage-plugin-kindler-node/testUtils';
import { parse } from 'yaml';
import { mockContext, TEST_PACE } from '../__testUtils__/mockContext';
import { answer, failed, operation } from '../__testUtils__/operations';
import { createMigrateDatabaseAction } from './createMigrateDatabaseAction';
import { examples } from './createMigrateDatabaseAction.examples';

const pace = TEST_PACE;
const input = {
  route: 'orders-rw',
  target: 'archive',
  databases: ['shop'],
  reason: 'a new server',
};

const waitingIn = (id: string): Operation =>
  operation({
    kind: 'route-migrate',
    status: 'waiting',
    steps: [{ id, name: id, status: 'waiting' }],
  });

const planOf = (possible: boolean) => async () =>
  ({
    possible,
    checks: [
      { name: 'target-empty', ok: possible, message: word('migrate-free', {}) },
    ],
  } as unknown as MigrationPlan);

/** A migration that waits for the go until it is resumed, and then for the confirmation. */
function fakeMigration() {
  let now = waitingIn('go');
  const migrateRoute = jest.fn(async () =>
    answer(operation({ kind: 'route-migrate' })),
  );
  const resumeOperation = jest.fn(async () => {
    now = waitingIn('confirm');
    return answer(now);
  });
  const kindler = fakeKindlerService({
    planRouteMigration: planOf(true),
    migrateRoute,
    resumeOperation,
    getOperation: async () => answer(now),
  });
  return { kindler, migrateRoute, resumeOperation };
}

describe('kindler:database:migrate', () => {
  it('leaves the moment to a person', async () => {
    const { kindler, migrateRoute, resumeOperation } = fakeMigration();
    const { context, outputs } = mockContext(input);
    await createMigrateDatabaseAction({ kindler, pace }).handler(context);
    expect(outputs).toEqual({ operationId: 'op-1', waitsFor: 'go' });
    expect(migrateRoute).toHaveBeenCalledWith(
      'orders-rw',
      {
        target: 'archive',
        databases: ['shop'],
        reason: 'a new server',
        idempotencyKey: expect.stringContaining('scaffolder:'),
      },
      expect.anything(),
    );
    expect(resumeOperation).not.toHaveBeenCalled();
  });

  it('gives the go where it is told to, and never confirms', async () => {
    const { kindler, resumeOperation } = fakeMigration();
    const { context, outputs } = mockContext({ ...input, go: true });
    await createMigrateDatabaseAction({ kindler, pace }).handler(context);
    expect(outputs).toEqual({ operationId: 'op-1', waitsFor: 'confirm' });
    expect(resumeOperation).toHaveBeenCalledTimes(1);
  });

  it.each(examples)('executes the example: $description', async example => {
    for (const step of parse(example.example).steps) {
      const { kindler } = fakeMigration();
      const { context, outputs } = mockContext(step.input);
      await createMigrateDatabaseAction({ kindler, pace }).handler(context);
      expect(outputs).toMatchObject({ operationId: 'op-1' });
    }
  });

  it('fails with the operation, and with a refusal', async () => {
    const failing = fakeKindlerService({
      planRouteMigration: planOf(true),
      migrateRoute: async () => answer(operation()),
      getOperation: async () => answer(failed),
    });
    await expect(
      createMigrateDatabaseAction({ kindler: failing, pace }).handler(
        mockContext(input).context,
      ),
    ).rejects.toThrow('nothing is left');
    const refusing = fakeKindlerService({
      planRouteMigration: planOf(true),
      migrateRoute: async () => {
        throw new ConflictError('no extension');
      },
    });
    await expect(
      createMigrateDatabaseAction({ kindler: refusing, pace }).handler(
        mockContext(input).context,
      ),
    ).rejects.toThrow('Could not migrate databases of route "orders-rw"');
  });

  it('only looks at both servers in a dry run', async () => {
    const { context, outputs } = mockContext(input, { isDryRun: true });
    const possible = fakeKindlerService({ planRouteMigration: planOf(true) });
    await createMigrateDatabaseAction({ kindler: possible }).handler(context);
    expect(outputs).toEqual({ operationId: 'dry-run', waitsFor: 'go' });
    const not = fakeKindlerService({ planRouteMigration: planOf(false) });
    await expect(
      createMigrateDatabaseAction({ kindler: not }).handler(context),
    ).rejects.toThrow('would be refused');
  });
});
