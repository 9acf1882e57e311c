import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { KindlerService } from '@kindler/backstage-plugin-kindler-node';
import { DEFAULT_PACE, type Pace } from '../waiting/Pace';
import { Waiter } from '../waiting/Waiter';
import { beginStep } from './beginStep';
import { examples } from './createWaitForArgoCdAction.examples';
import { environmentLinks } from './environmentLinks';
import { timeoutField, checkedName, checkedTimeoutMs } from './inputs';
import { readEnvironmentState } from './readEnvironmentState';
import { RegistrationNews } from './RegistrationNews';

export interface CreateWaitForArgoCdActionOptions {
  kindler: KindlerService;
  pace?: Pace;
}

const REGISTRATION = 'argocd';

/**
 * `kindler:argocd:wait`: waits until Argo CD knows an environment and everything it deploys there is synchronized and
 * healthy. It starts no operation, so it cancels none.
 */
export function createWaitForArgoCdAction(
  options: CreateWaitForArgoCdActionOptions,
) {
  const { kindler, pace = DEFAULT_PACE } = options;
  return createTemplateAction({
    id: 'kindler:argocd:wait',
    description:
      'Waits until what Argo CD brings to a Kindler environment is synchronized and healthy.',
    examples,
    supportsDryRun: true,
    schema: {
      input: z =>
        z
          .object({
            name: z.string().describe('Name of the environment'),
            timeoutSeconds: timeoutField(z.number()),
          })
          .strict(),
      output: z =>
        z.object({
          environmentUrl: z
            .string()
            .describe('Path of the page of the environment in the portal'),
        }),
    },
    async handler(ctx) {
      const { input, logger } = ctx;
      const name = checkedName(input.name);
      const timeoutMs = checkedTimeoutMs(input.timeoutSeconds);
      ctx.output('environmentUrl', environmentLinks(name).environmentUrl);
      if (ctx.isDryRun) {
        logger.info(`Dry run: would wait for Argo CD and "${name}"`);
        return;
      }
      const step = await beginStep(ctx, { kindler, pace, timeoutMs });
      const news = new RegistrationNews(name, REGISTRATION);
      await new Waiter(step).until(
        `Argo CD to bring "${name}" up to date`,
        () => readEnvironmentState(name, kindler, step.credentials),
        observed => news.look(observed),
      );
    },
  });
}
