import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { KindlerService } from '@kindler/backstage-plugin-kindler-node';
import { DEFAULT_PACE, type Pace } from '../waiting/Pace';
import { waitForOperation } from '../waiting/waitForOperation';
import { examples } from './createDeleteEnvironmentAction.examples';
import { beginStep } from './beginStep';
import { timeoutField, checkedName, checkedTimeoutMs } from './inputs';
import { startDeletion } from '../starting/startDeletion';

export interface CreateDeleteEnvironmentActionOptions {
  kindler: KindlerService;
  pace?: Pace;
}

/**
 * `kindler:environment:delete`: deletes an environment with its data and waits until it is gone.
 */
export function createDeleteEnvironmentAction(
  options: CreateDeleteEnvironmentActionOptions,
) {
  const { kindler, pace = DEFAULT_PACE } = options;
  return createTemplateAction({
    id: 'kindler:environment:delete',
    description:
      'Deletes a Kindler environment with its data and waits until it is gone. An environment that does not exist is a success.',
    examples,
    supportsDryRun: true,
    schema: {
      input: z =>
        z
          .object({
            name: z.string().describe('Name of the environment'),
            reason: z
              .string()
              .min(1)
              .max(500)
              .optional()
              .describe('Why; kept with the operation and in the audit log'),
            wait: z
              .boolean()
              .optional()
              .describe('Wait until it is gone. Defaults to true'),
            timeoutSeconds: timeoutField(z.number()),
          })
          .strict(),
      output: z =>
        z.object({
          existed: z
            .boolean()
            .describe('Whether there was an environment of that name'),
          operationId: z
            .string()
            .optional()
            .describe('Id of the operation; absent when nothing existed'),
        }),
    },
    async handler(ctx) {
      const { input, logger } = ctx;
      const name = checkedName(input.name);
      const timeoutMs = checkedTimeoutMs(input.timeoutSeconds);

      if (ctx.isDryRun) {
        logger.info(`Dry run: would delete environment "${name}"`);
        ctx.output('existed', true);
        ctx.output('operationId', 'dry-run');
        return;
      }

      const step = await beginStep(ctx, { kindler, pace, timeoutMs });
      const deletion = await startDeletion(
        { name, reason: input.reason },
        step,
      );
      ctx.output('existed', Boolean(deletion));
      if (!deletion) {
        logger.info(`There is no environment "${name}", nothing to delete`);
        return;
      }
      const { operation, own } = deletion;
      ctx.output('operationId', operation.id);
      logger.info(`Operation ${operation.id} deletes environment "${name}"`);
      if (input.wait !== false) {
        await waitForOperation({ ...step, operation, cancels: own });
        logger.info(`Environment "${name}" is gone`);
      }
    },
  });
}
