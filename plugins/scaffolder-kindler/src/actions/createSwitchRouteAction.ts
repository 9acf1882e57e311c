import { ForwardedError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  remoteError,
  type SwitchPlan,
} from '@kindler/backstage-plugin-kindler-common';
import type { KindlerService } from '@kindler/backstage-plugin-kindler-node';
import { startOnce } from '../starting/startOnce';
import { DEFAULT_PACE, type Pace } from '../waiting/Pace';
import { waitForOperation } from '../waiting/waitForOperation';
import { beginStep } from './beginStep';
import { examples } from './createSwitchRouteAction.examples';
import { checkedTimeoutMs, timeoutField } from './inputs';

export interface CreateSwitchRouteActionOptions {
  kindler: KindlerService;
  pace?: Pace;
}

/**
 * `kindler:route:switch`: moves a route to another target and waits until clients were seen there.
 */
export function createSwitchRouteAction(
  options: CreateSwitchRouteActionOptions,
) {
  const { kindler, pace = DEFAULT_PACE } = options;
  return createTemplateAction({
    id: 'kindler:route:switch',
    description:
      'Moves a route of Kindler to another target after a preflight, and waits until clients were seen there. A move that fails is taken back.',
    examples,
    supportsDryRun: true,
    schema: {
      input: z =>
        z
          .object({
            route: z.string().min(1).max(63).describe('Name of the route'),
            target: z
              .string()
              .min(1)
              .max(63)
              .describe('Name of the target that it is to lead to'),
            reason: z
              .string()
              .min(1)
              .max(500)
              .describe('Why; kept with the operation and in the audit log'),
            migration: z
              .boolean()
              .optional()
              .describe(
                'The target is another PostgreSQL system on purpose. Defaults to false',
              ),
            pause: z
              .boolean()
              .optional()
              .describe(
                'Poolers of the route hold clients back meanwhile, so that no transaction fails. Defaults to true where there are poolers',
              ),
            timeoutSeconds: timeoutField(z.number()),
          })
          .strict(),
      output: z =>
        z.object({
          from: z.string().describe('Target that the route led to'),
          to: z.string().describe('Target that it leads to'),
          operationId: z.string().describe('Id of the operation'),
          gapMs: z
            .number()
            .optional()
            .describe(
              'Longest time between two answers to a client, in milliseconds; absent if it was not measured',
            ),
          heldMs: z
            .number()
            .optional()
            .describe(
              'Longest time that poolers held clients back, in milliseconds; absent if none did',
            ),
        }),
    },
    async handler(ctx) {
      const { input, logger } = ctx;
      const { timeoutSeconds, route, ...request } = input;
      const timeoutMs = checkedTimeoutMs(timeoutSeconds);
      const step = await beginStep(ctx, { kindler, pace, timeoutMs });
      const { credentials } = step;
      const failed = (error: unknown) =>
        new ForwardedError(
          `Route "${route}" could not be switched to "${request.target}"`,
          remoteError(error),
        );
      const { from } = await ctx.checkpoint({
        key: `kindler.route.switch.${route}.plan`,
        fn: async () => {
          const plan = await kindler
            .planRouteSwitch(route, request, { credentials })
            .catch(error => {
              throw failed(error);
            });
          expectPossible(plan, line => logger.info(line));
          return { from: plan.from };
        },
      });
      ctx.output('from', from);
      ctx.output('to', request.target);
      if (ctx.isDryRun) {
        ctx.output('operationId', 'dry-run');
        return;
      }
      const { operation } = await startOnce(
        `kindler.route.switch.${route}`,
        async attempt => {
          const idempotencyKey = `scaffolder:${ctx.task.id}:${step.stepId}:switch:${route}:${attempt}`;
          const { item } = await kindler
            .switchRoute(route, { ...request, idempotencyKey }, { credentials })
            .catch(error => {
              throw failed(error);
            });
          return { operation: item, own: true };
        },
        step,
      );
      ctx.output('operationId', operation.id);
      logger.info(
        `Operation ${operation.id} switches "${route}" to "${request.target}"`,
      );
      const { result } = await waitForOperation({
        ...step,
        operation,
        cancels: true,
      });
      for (const key of ['gapMs', 'heldMs'] as const) {
        if (typeof result?.[key] === 'number') {
          ctx.output(key, result[key]);
        }
      }
    },
  });
}

/** @throws Error with what the preflight has against the switch */
function expectPossible(
  { route, to, possible, checks }: SwitchPlan,
  say: (line: string) => void,
): void {
  checks.forEach(({ name, message }) => say(`${name}: ${message.text}`));
  if (!possible) {
    const against = checks.filter(
      ({ ok, blocking }) => blocking && ok !== true,
    );
    throw new Error(
      `Route "${route}" cannot be switched to "${to}": ${against
        .map(({ message }) => message.text)
        .join('; ')}`,
    );
  }
}
