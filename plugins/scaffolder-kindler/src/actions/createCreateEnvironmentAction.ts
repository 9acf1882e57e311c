import type { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { CreateEnvironmentRequest } from '@kindler/backstage-plugin-kindler-common';
import type { KindlerService } from '@kindler/backstage-plugin-kindler-node';
import { DEFAULT_PACE, type Pace } from '../waiting/Pace';
import { beginStep } from './beginStep';
import { carryOutCreation, dryRunOutputs } from './carryOutCreation';
import { examples } from './createCreateEnvironmentAction.examples';
import { environmentLinks } from './environmentLinks';
import {
  timeoutField,
  checkedName,
  checkedOwner,
  checkedProvider,
  checkedTimeoutMs,
  expectNoUrlPassword,
} from './inputs';
import { outputsTo } from './outputsTo';

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
            ttl: z
              .string()
              .optional()
              .describe(
                'ISO 8601 duration after which it is deleted, e.g. P7D; it stays without one',
              ),
            details: z
              .record(z.unknown())
              .optional()
              .describe('What its provider is told, e.g. ports and networks'),
            registrations: z
              .array(
                z
                  .object({
                    kind: z.string().describe('For example argocd'),
                    details: z.record(z.unknown()).optional(),
                  })
                  .strict(),
              )
              .optional()
              .describe('Where it is to be known, each kind once'),
            wait: z
              .boolean()
              .optional()
              .describe('Wait until it is usable. Defaults to true'),
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
      const { input, logger } = ctx;
      const { details, registrations } = input;
      expectNoUrlPassword({ details, registrations });
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
        ttl: input.ttl || undefined,
        details,
        registrations,
      };
      const timeoutMs = checkedTimeoutMs(input.timeoutSeconds);
      const { name } = request;
      const output = outputsTo(ctx);
      if (ctx.isDryRun) {
        logger.info(
          `Dry run: would create environment "${name}" with provider ${request.provider}`,
        );
        output(dryRunOutputs(name));
        return;
      }
      output(environmentLinks(name));
      const step = await beginStep(ctx, { kindler, pace, timeoutMs });
      await carryOutCreation(request, step, {
        catalog,
        wait: input.wait !== false,
        output,
      });
    },
  });
}
