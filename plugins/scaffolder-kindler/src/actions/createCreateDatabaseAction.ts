import type { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { CreateEnvironmentRequest } from '@kindler/backstage-plugin-kindler-common';
import type { KindlerService } from '@kindler/backstage-plugin-kindler-node';
import { DEFAULT_PACE, type Pace } from '../waiting/Pace';
import { beginStep } from './beginStep';
import { carryOutCreation, dryRunOutputs } from './carryOutCreation';
import { examples } from './createCreateDatabaseAction.examples';
import { environmentLinks } from './environmentLinks';
import {
  timeoutField,
  checkedName,
  checkedOwner,
  checkedTimeoutMs,
} from './inputs';
import { expectDatabaseRoute } from './expectDatabaseRoute';
import { outputsTo } from './outputsTo';

export interface CreateCreateDatabaseActionOptions {
  kindler: KindlerService;
  catalog: CatalogService;
  pace?: Pace;
}

/**
 * `kindler:database:create`: an environment that is nothing but a database and a role.
 */
export function createCreateDatabaseAction(
  options: CreateCreateDatabaseActionOptions,
) {
  const { kindler, catalog, pace = DEFAULT_PACE } = options;
  return createTemplateAction({
    id: 'kindler:database:create',
    description:
      'Creates a database and a role behind a route of Kindler, and waits until they answer. Running the task again does not create others.',
    examples,
    supportsDryRun: true,
    schema: {
      input: z =>
        z
          .object({
            name: z
              .string()
              .describe('DNS label of at most 63 characters, e.g. orders-dev'),
            owner: z
              .string()
              .optional()
              .describe('Entity ref of the owner. Defaults to you'),
            title: z.string().optional().describe('Name to show'),
            ttl: z
              .string()
              .optional()
              .describe(
                'ISO 8601 duration after which it is deleted, e.g. P7D; it stays without one',
              ),
            route: z
              .string()
              .regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/)
              .optional()
              .describe(
                'Route behind which it is made, one of those that are configured for databases. Defaults to the usual one',
              ),
            timeoutSeconds: timeoutField(z.number()),
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
            .describe('Path of its page in the portal, where passwords are'),
          host: z.string().optional().describe('Host to connect to'),
          port: z.number().optional().describe('Port to connect to'),
          database: z.string().optional().describe('Database name'),
          user: z
            .string()
            .optional()
            .describe('Role; its password is asked for on the page'),
          route: z.string().optional().describe('Route that leads to it'),
        }),
    },
    async handler(ctx) {
      const { input, logger } = ctx;
      const request: CreateEnvironmentRequest = {
        name: checkedName(input.name),
        provider: 'database',
        owner: checkedOwner(input.owner),
        title: input.title,
        ttl: input.ttl || undefined,
        details: input.route ? { route: input.route } : undefined,
      };
      const timeoutMs = checkedTimeoutMs(input.timeoutSeconds);
      const { name } = request;
      const output = outputsTo(ctx);
      if (ctx.isDryRun) {
        logger.info(`Dry run: would create database "${name}"`);
        output(dryRunOutputs(name, input.route || undefined));
        return;
      }
      const step = await beginStep(ctx, { kindler, pace, timeoutMs });
      await expectDatabaseRoute(input.route, step);
      output(environmentLinks(name));
      await carryOutCreation(request, step, { catalog, wait: true, output });
    },
  });
}
