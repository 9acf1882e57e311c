import { ForwardedError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { remoteError } from '@kindler/backstage-plugin-kindler-common';
import type { KindlerService } from '@kindler/backstage-plugin-kindler-node';
import { examples } from './createTraceRouteAction.examples';

/**
 * `kindler:route:trace`: follows a route hop by hop and fails if nothing shows that it leads to PostgreSQL. A degraded
 * route leads there.
 */
export function createTraceRouteAction(options: { kindler: KindlerService }) {
  const { kindler } = options;
  return createTemplateAction({
    id: 'kindler:route:trace',
    description:
      'Follows a route of Kindler hop by hop and writes each hop to the log. Fails if the route is critical or unknown, unless told otherwise.',
    examples,
    supportsDryRun: true,
    schema: {
      input: z =>
        z
          .object({
            route: z.string().min(1).max(63).describe('Name of the route'),
            mayBeBroken: z
              .boolean()
              .optional()
              .describe('Only say what was seen. Defaults to false'),
          })
          .strict(),
      output: z =>
        z.object({
          verdict: z
            .string()
            .describe('`ok`, `degraded`, `critical` or `unknown`'),
          message: z.string().describe('One sentence for the whole way'),
        }),
    },
    async handler(ctx) {
      const { route, mayBeBroken } = ctx.input;
      const credentials = await ctx.getInitiatorCredentials();
      const trace = await kindler
        .traceRoute(route, { credentials })
        .catch(error => {
          throw new ForwardedError(
            `Route "${route}" could not be traced`,
            remoteError(error),
          );
        });
      for (const hop of trace.hops) {
        ctx.logger.info(`${hop.kind}: ${hop.message.text}`);
      }
      ctx.output('verdict', trace.verdict);
      ctx.output('message', trace.message.text);
      const isBroken = ['critical', 'unknown'].includes(trace.verdict);
      if (isBroken && !mayBeBroken) {
        throw new Error(`Route "${route}": ${trace.message.text}`);
      }
    },
  });
}
