import { ConflictError } from '@backstage/errors';
import { word, wordedError } from '@kindler/backstage-plugin-kindler-common';
import { escapeIdentifier, escapeLiteral } from 'pg';
import type {
  OperationDefinition,
  OperationStep,
  StepContext,
} from '../../operations';
import { administer, isThere, scratchName } from '../dump/scratch';
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
      if (await isThere(admin(context), input.database)) {
        throw wordedError(
          ConflictError,
          word('backup-name-taken', { database: input.database }),
        );
      }
      const { manifest } = await requireBackup(work, input.backup);
      const seen = await restoreScratch(work, {
        manifest,
        admin: admin(context),
        operationId,
        owner:
          manifest.source.kind === 'environment'
            ? manifest.source.name
            : undefined,
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
      const scratch = escapeIdentifier(scratchName(operationId));
      await administer(work.targets.admin(input.route), async client => {
        await client.query(
          `COMMENT ON DATABASE ${scratch} IS ${escapeLiteral(
            markOf(operationId),
          )}`,
        );
        await client.query(
          `ALTER DATABASE ${scratch} RENAME TO ${escapeIdentifier(
            input.database,
          )}`,
        );
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
    undo: async context => {
      if (await isOurs(work, context)) {
        await administer(work.targets.admin(context.input.route), client =>
          client.query(
            `DROP DATABASE ${escapeIdentifier(
              context.input.database,
            )} WITH (FORCE)`,
          ),
        );
      }
    },
  };
}

/** Whether the new database is there and was made by this operation. */
async function isOurs(
  { targets }: BackupWork,
  { input, operationId }: Context,
): Promise<boolean> {
  return administer(targets.admin(input.route), async client => {
    const { rows } = await client.query(
      `SELECT FROM pg_database
        WHERE datname = $1 AND shobj_description(oid, 'pg_database') = $2`,
      [input.database, markOf(operationId)],
    );
    return rows.length > 0;
  });
}
