import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { KindlerService } from '@kindler/backstage-plugin-kindler-node';
import { startOnce } from '../starting/startOnce';
import { startOrJoin } from '../starting/startOrJoin';
import { DEFAULT_PACE, type Pace } from '../waiting/Pace';
import { waitForOperation } from '../waiting/waitForOperation';
import { beginStep } from './beginStep';
import { changeExamples } from './createChangeEnvironmentAction.examples';
import { timeoutField, checkedName, checkedTimeoutMs } from './inputs';

export interface CreateChangeEnvironmentActionOptions {
  kindler: KindlerService;
  pace?: Pace;
}

const CHANGES = {
  start: {
    description:
      'Starts a Kindler environment that was stopped, and waits until it runs.',
    call: (kindler: KindlerService) => kindler.startEnvironment,
  },
  stop: {
    description:
      'Stops a Kindler environment and waits until that is done. What it holds stays.',
    call: (kindler: KindlerService) => kindler.stopEnvironment,
  },
  reconcile: {
    description:
      'Leads a Kindler environment to what was asked for, and waits until it is so.',
    call:
      (kindler: KindlerService): KindlerService['startEnvironment'] =>
      (name, request, options) =>
        kindler.reconcileEnvironment(name, request, options),
  },
};

export type EnvironmentChangeName = keyof typeof CHANGES;

/**
 * `kindler:environment:start`, `:stop` and `:reconcile`: each is safe to run again.
 */
export function createChangeEnvironmentAction(
  change: EnvironmentChangeName,
  options: CreateChangeEnvironmentActionOptions,
) {
  const { kindler, pace = DEFAULT_PACE } = options;
  const { description, call } = CHANGES[change];
  return createTemplateAction({
    id: `kindler:environment:${change}`,
    description,
    examples: changeExamples(change),
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
            timeoutSeconds: timeoutField(z.number()),
          })
          .strict(),
      output: z =>
        z.object({
          operationId: z.string().describe('Id of the operation'),
        }),
    },
    async handler(ctx) {
      const { input, logger } = ctx;
      const name = checkedName(input.name);
      const timeoutMs = checkedTimeoutMs(input.timeoutSeconds);
      if (ctx.isDryRun) {
        logger.info(`Dry run: would ${change} environment "${name}"`);
        ctx.output('operationId', 'dry-run');
        return;
      }
      const step = await beginStep(ctx, { kindler, pace, timeoutMs });
      const { credentials } = step;
      const kind = `environment-${change}` as const;
      const start = () =>
        call(kindler)(name, { reason: input.reason }, { credentials });
      const { operation, own } = await startOnce(
        `kindler.environment.${change}.${name}`,
        () => startOrJoin({ kind, name, start }, step),
        step,
      );
      ctx.output('operationId', operation.id);
      logger.info(`Operation ${operation.id}: ${change} environment "${name}"`);
      await waitForOperation({ ...step, operation, cancels: own });
    },
  });
}
