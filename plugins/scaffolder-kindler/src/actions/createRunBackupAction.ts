import { ForwardedError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { remoteError } from '@kindler/backstage-plugin-kindler-common';
import type { KindlerService } from '@kindler/backstage-plugin-kindler-node';
import { startOnce } from '../starting/startOnce';
import { DEFAULT_PACE, type Pace } from '../waiting/Pace';
import { waitForOperation } from '../waiting/waitForOperation';
import { beginStep } from './beginStep';
import { examples } from './createRunBackupAction.examples';
import { checkedName, checkedTimeoutMs, timeoutField } from './inputs';

export interface CreateRunBackupActionOptions {
  kindler: KindlerService;
  pace?: Pace;
}

/**
 * `kindler:backup:run`: backs a database up and waits until the backup was restored to prove it.
 */
export function createRunBackupAction(options: CreateRunBackupActionOptions) {
  const { kindler, pace = DEFAULT_PACE } = options;
  return createTemplateAction({
    id: 'kindler:backup:run',
    description:
      'Backs up the database of a Kindler environment, or the Kindler database, and waits until the backup was restored into a scratch database to prove it.',
    examples,
    supportsDryRun: true,
    schema: {
      input: z =>
        z
          .object({
            environment: z
              .string()
              .optional()
              .describe(
                'Name of the environment; the Kindler database if left out',
              ),
            reason: z
              .string()
              .min(1)
              .max(500)
              .describe('Why; kept with the operation and in the audit log'),
            timeoutSeconds: timeoutField(z.number()),
          })
          .strict(),
      output: z =>
        z.object({
          backup: z.string().describe('Id of the backup'),
          rows: z.number().describe('Rows that it holds'),
          operationId: z.string().describe('Id of the operation'),
        }),
    },
    async handler(ctx) {
      const { input, logger } = ctx;
      const environment =
        input.environment === undefined
          ? undefined
          : checkedName(input.environment);
      const timeoutMs = checkedTimeoutMs(input.timeoutSeconds);
      const what = environment
        ? `environment "${environment}"`
        : 'the Kindler database';
      if (ctx.isDryRun) {
        logger.info(`Dry run: would back up ${what}`);
        ctx.output('backup', 'dry-run');
        ctx.output('rows', 0);
        ctx.output('operationId', 'dry-run');
        return;
      }
      const step = await beginStep(ctx, { kindler, pace, timeoutMs });
      const base = `scaffolder:${ctx.task.id}:backup:${environment ?? ''}`;
      const { operation } = await startOnce(
        `kindler.backup.run.${environment ?? ''}`,
        async attempt => {
          try {
            const { item } = await kindler.createBackup(
              {
                environment,
                reason: input.reason,
                idempotencyKey: `${base}:${attempt}`,
              },
              { credentials: step.credentials },
            );
            return { operation: item, own: true };
          } catch (error) {
            throw new ForwardedError(
              `Could not back up ${what}`,
              remoteError(error),
            );
          }
        },
        step,
      );
      ctx.output('operationId', operation.id);
      logger.info(`Operation ${operation.id} backs up ${what}`);
      const ended = await waitForOperation({
        ...step,
        operation,
        cancels: true,
      });
      const { backup, rows } = ended.result ?? {};
      ctx.output('backup', String(backup));
      ctx.output('rows', Number(rows));
      logger.info(`Backup ${backup} was restored and compared: ${rows} rows`);
    },
  });
}
