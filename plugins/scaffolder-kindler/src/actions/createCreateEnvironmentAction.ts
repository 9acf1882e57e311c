import type { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { type CreateEnvironmentRequest } from '@kindler/backstage-plugin-kindler-common';
import type { KindlerService } from '@kindler/backstage-plugin-kindler-node';
import { DEFAULT_PACE, type Pace } from '../waiting/Pace';
import { Waiter } from '../waiting/Waiter';
import { waitForOperation } from '../waiting/waitForOperation';
import { examples } from './createCreateEnvironmentAction.examples';
import { environmentLinks } from './environmentLinks';
import { findEnvironmentEntity } from './findEnvironmentEntity';
import {
  MAX_TIMEOUT_SECONDS,
  checkedName,
  checkedOwner,
  checkedProvider,
  checkedTimeoutMs,
} from './inputs';
import { readConnection } from './readConnection';
import { startCreation } from './startCreation';

export interface CreateCreateEnvironmentActionOptions {
  kindler: KindlerService;
  catalog: CatalogService;
  pace?: Pace;
}

/**
 * `kindler:environment:create`: creates an environment and waits until it is usable.
 */
export function createCreateEnvironmentAction(
  options: CreateCreateEnvironmentActionOptions,
) {
  const { kindler, catalog, pace = DEFAULT_PACE } = options;
  return createTemplateAction({
    id: 'kindler:environment:create',
    description:
      'Creates a Kindler environment and waits until it is usable. Running the task again does not create a second one.',
    examples,
    supportsDryRun: true,
    schema: {
      input: z =>
        z
          .object({
            name: z
              .string()
              .describe('DNS label of at most 63 characters, e.g. orders-dev'),
            provider: z
              .string()
              .regex(/^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/)
              .describe('What the environment is made of'),
            owner: z
              .string()
              .optional()
              .describe('Entity ref of the owner. Defaults to you'),
            title: z.string().optional().describe('Name to show'),
            wait: z
              .boolean()
              .optional()
              .describe('Wait until it is usable. Defaults to true'),
            timeoutSeconds: z
              .number()
              .int()
              .min(1)
              .max(MAX_TIMEOUT_SECONDS)
              .optional()
              .describe('How long to wait. Defaults to 600'),
          })
          .strict(),
      output: z =>
        z.object({
          operationId: z.string().describe('Id of the operation'),
          entityRef: z
            .string()
            .describe("Entity ref of the environment's catalog entity"),
          environmentUrl: z
            .string()
            .describe('Path of its page in the portal, with its connection'),
          host: z.string().optional().describe('Host to connect to'),
          port: z.number().optional().describe('Port to connect to'),
          database: z.string().optional().describe('Database name'),
          user: z
            .string()
            .optional()
            .describe('Role; its password is asked for on the page'),
          route: z
            .string()
            .optional()
            .describe('Route through the gateway that leads to it'),
        }),
    },
    async handler(ctx) {
      const { input, logger, signal } = ctx;
      const request: CreateEnvironmentRequest = {
        name: checkedName(input.name),
        provider: await checkedProvider(input.provider, async () => {
          const credentials = await ctx.getInitiatorCredentials();
          const page = await kindler.listEnvironments(
            { limit: 1 },
            { credentials },
          );
          return page.providers;
        }),
        owner: checkedOwner(input.owner),
        title: input.title,
      };
      const timeoutMs = checkedTimeoutMs(input.timeoutSeconds);
      const { name } = request;
      const { entityRef, environmentUrl } = environmentLinks(name);
      ctx.output('environmentUrl', environmentUrl);
      ctx.output('entityRef', entityRef);

      if (ctx.isDryRun) {
        logger.info(
          `Dry run: would create environment "${name}" with provider ${request.provider}`,
        );
        ctx.output('operationId', 'dry-run');
        ctx.output('host', 'dry-run.invalid');
        ctx.output('port', 5432);
        ctx.output('database', name);
        ctx.output('user', name);
        ctx.output('route', 'dry-run');
        return;
      }

      signal?.throwIfAborted();
      const credentials = await ctx.getInitiatorCredentials();
      const operation = await startCreation(request, {
        kindler,
        credentials,
        taskId: ctx.task.id,
        stepId: ctx.step?.id,
        checkpoint: checkpoint => ctx.checkpoint(checkpoint),
      });
      ctx.output('operationId', operation.id);
      logger.info(`Operation ${operation.id} creates environment "${name}"`);
      if (input.wait === false) {
        return;
      }

      const waiting = { kindler, credentials, logger, signal, timeoutMs, pace };
      await waitForOperation({ ...waiting, operation, cancels: true });
      const connection = await readConnection(name, {
        kindler,
        credentials,
        waiter: new Waiter(waiting),
      });
      if (connection) {
        ctx.output('host', connection.host);
        ctx.output('port', connection.port);
        ctx.output('database', connection.database);
        ctx.output('user', connection.user);
        ctx.output('route', connection.route);
      }
      const found = await findEnvironmentEntity(name, { catalog, ...waiting });
      ctx.output('entityRef', found ?? entityRef);
      logger.info(`Environment "${name}" is usable, see ${environmentUrl}`);
    },
  });
}
