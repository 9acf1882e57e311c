import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  ENVIRONMENT_STATES,
  type EnvironmentState,
} from '@kindler/backstage-plugin-kindler-common';
import { InputError } from '@backstage/errors';
import type { KindlerService } from '@kindler/backstage-plugin-kindler-node';
import { DEFAULT_PACE, type Pace } from '../waiting/Pace';
import { Waiter } from '../waiting/Waiter';
import { examples } from './createWaitForEnvironmentAction.examples';
import { EnvironmentNews } from './EnvironmentNews';
import { environmentLinks } from './environmentLinks';
import { timeoutField, checkedName, checkedTimeoutMs } from './inputs';
import { readEnvironmentState } from './readEnvironmentState';

export interface CreateWaitForEnvironmentActionOptions {
  kindler: KindlerService;
  pace?: Pace;
}

/**
 * `kindler:environment:wait`: waits until an environment is in a state. It starts no operation, so it cancels none.
 */
export function createWaitForEnvironmentAction(
  options: CreateWaitForEnvironmentActionOptions,
) {
  const { kindler, pace = DEFAULT_PACE } = options;
  return createTemplateAction({
    id: 'kindler:environment:wait',
    description: 'Waits until a Kindler environment is in the given state.',
    examples,
    supportsDryRun: true,
    schema: {
      input: z =>
        z
          .object({
            name: z.string().describe('Name of the environment'),
            state: z
              .enum(ENVIRONMENT_STATES)
              .optional()
              .describe('State to wait for. Defaults to running'),
            timeoutSeconds: timeoutField(z.number()),
          })
          .strict(),
      output: z =>
        z.object({
          state: z.string().describe('State that was reached'),
          entityRef: z
            .string()
            .describe("Entity ref of the environment's catalog entity"),
          environmentUrl: z
            .string()
            .describe('Path of its page in the portal, with its connection'),
        }),
    },
    async handler(ctx) {
      const { input, logger, signal } = ctx;
      const name = checkedName(input.name);
      const state = checkedState(input.state);
      const timeoutMs = checkedTimeoutMs(input.timeoutSeconds);
      const { entityRef, environmentUrl } = environmentLinks(name);
      ctx.output('entityRef', entityRef);
      ctx.output('environmentUrl', environmentUrl);

      if (ctx.isDryRun) {
        logger.info(`Dry run: would wait until "${name}" is ${state}`);
        ctx.output('state', state);
        return;
      }

      signal?.throwIfAborted();
      const credentials = await ctx.getInitiatorCredentials();
      const news = new EnvironmentNews(name, state);
      await new Waiter({ logger, signal, timeoutMs, pace }).until(
        `environment "${name}" to be ${state}`,
        () => readEnvironmentState(name, kindler, credentials),
        observed => news.look(observed),
      );
      ctx.output('state', state);
    },
  });
}

function checkedState(state: EnvironmentState = 'running'): EnvironmentState {
  if (!ENVIRONMENT_STATES.includes(state)) {
    throw new InputError(
      `state: "${state}" is not one of ${ENVIRONMENT_STATES.join(', ')}`,
    );
  }
  return state;
}
