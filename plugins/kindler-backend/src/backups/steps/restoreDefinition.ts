import { word } from '@kindler/backstage-plugin-kindler-common';
import type {
  OperationDefinition,
  OperationStep,
  StepContext,
} from '../../operations';
import {
  dropRestored,
  expectFree,
  isMarked,
  nameRestored,
} from '../dump/restored';
import { isThere, scratchName } from '../dump/scratch';
import { sumRows } from '../dump/compareTables';
import { LONG_MS, requireBackup, type BackupWork } from './BackupWork';
import { dropOwn, restoreScratch } from './restoreScratch';

type Step = OperationStep<'backup-restore'>;
type Context = StepContext<'backup-restore'>;

const markOf = (operationId: string) => `kindler restore ${operationId}`;

/**
 * Restores a backup into a new database. It gets its name only when it is complete, so no half of it is ever found under
 * that name, and nothing that is there is ever overwritten.
 */
export function restoreDefinition(
  work: BackupWork,
): OperationDefinition<'backup-restore'> {
  return {
    kind: 'backup-restore',
    concurrency: 1,
    plan: () => [restoreStep(work), nameStep(work)],
  };
}

function restoreStep(work: BackupWork): Step {
  const admin = ({ input }: Context) => work.targets.admin(input.route);
  return {
    id: 'restore',
    name: word('step-backup-restore', {}),
    timeoutMs: LONG_MS,
    check: context => isOurs(work, context),
    do: async context => {
      const { input, operationId, signal, result } = context;
      await expectFree(admin(context), input.database);
      const { manifest } = await requireBackup(work, input.backup);
      const seen = await restoreScratch(work, {
        manifest,
        admin: admin(context),
        operationId,
        signal,
      });
      result.tables = Object.keys(manifest.tables).length;
      result.rows = sumRows(manifest.tables);
      await context.log(seen);
    },
    verify: async context => {
      const name = scratchName(context.operationId);
      if (
        !(await isOurs(work, context)) &&
        !(await isThere(admin(context), name))
      ) {
        throw new Error(`Database '${name}' is not there`);
      }
      return word('backup-restored', { backup: context.input.backup });
    },
    undo: async context => dropOwn(admin(context), context.operationId),
  };
}

function nameStep(work: BackupWork): Step {
  return {
    id: 'name',
    name: word('step-backup-name', {}),
    check: context => isOurs(work, context),
    do: async ({ input, operationId }) => {
      const { backup, user } = input;
      await nameRestored(work.targets.admin(input.route), {
        scratch: scratchName(operationId),
        database: input.database,
        mark: markOf(operationId),
        user: user ?? (await requireBackup(work, backup)).manifest.source.name,
      });
    },
    verify: async context => {
      if (!(await isOurs(work, context))) {
        throw new Error(`Database '${context.input.database}' is not there`);
      }
      const { database, route } = context.input;
      Object.assign(context.result, { database, route });
      return word('backup-named', { database, route });
    },
    undo: async ({ input, operationId }) =>
      dropRestored(
        work.targets.admin(input.route),
        input.database,
        markOf(operationId),
      ),
  };
}

/** Whether the new database is there and was made by this operation. */
async function isOurs(
  { targets }: BackupWork,
  { input, operationId }: Context,
): Promise<boolean> {
  return isMarked(
    targets.admin(input.route),
    input.database,
    markOf(operationId),
  );
}
