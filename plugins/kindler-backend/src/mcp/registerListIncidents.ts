import { READ_ONLY, type ActionOptions } from './ActionOptions';
import { nowSchema, verdictSchema } from './schemas';

const DEFAULT_LIMIT = 20;

const DESCRIPTION = `
Lists the incidents of PostgreSQL database clusters, the newest first. One incident is one trouble of a cluster from the
first doubt to all clear: a failover with everything that belongs to it, clients that were refused, a cluster that was
degraded.

### When to use

- Somebody asks what went wrong lately, whether there was an outage, or how long clients could not write.
- To find the id of an incident for \`get-incident\`, which has the whole story.

Do not use it for the present state of a cluster: \`explain-database-verdict\` has that.

### What the answer means

- \`outageMs\`: how long clients could not write, from the last client that was served to the next one. Absent where no
  route for writes is known, which does not mean that there was no outage.
- \`endedAt\`: when all was clear; absent while the incident goes on.
- \`cause\`: the worst finding of the incident at its worst.
`.trim();

export function registerListIncidents(options: ActionOptions): void {
  const { actionsRegistry, kindler } = options;
  actionsRegistry.register({
    ...READ_ONLY,
    name: 'list-incidents',
    title: 'List incidents',
    description: DESCRIPTION,
    schema: {
      input: z =>
        z.object({
          database: z
            .string()
            .optional()
            .describe('Only of this cluster, as `list-databases` names it.'),
          open: z
            .boolean()
            .optional()
            .describe('Only those that go on, or only those that are over.'),
          limit: z
            .number()
            .int()
            .min(1)
            .max(200)
            .optional()
            .describe(`How many of the latest; ${DEFAULT_LIMIT} by default.`),
        }),
      output: z =>
        z.object({
          now: nowSchema(z),
          incidents: z.array(
            z.object({
              id: z.string(),
              database: z.string(),
              title: z.string(),
              worst: verdictSchema(z),
              cause: z.object({ code: z.string(), message: z.string() }),
              startedAt: z.string().describe('ISO time of the first doubt.'),
              endedAt: z.string().optional(),
              leaderBefore: z.string().optional(),
              leaderAfter: z.string().optional(),
              outageMs: z.number().optional(),
              outageOngoing: z.boolean().optional(),
            }),
          ),
          more: z.boolean().describe('Whether there are older ones.'),
        }),
    },
    async action({ input, credentials }) {
      const { items, now, nextCursor } = await kindler.listIncidents(
        { ...input, limit: input.limit ?? DEFAULT_LIMIT },
        { credentials },
      );
      const incidents = items.map(incident => ({
        id: incident.id,
        database: incident.database,
        title: incident.title.text,
        worst: incident.worst,
        cause: {
          code: incident.cause.code,
          message: incident.cause.message,
        },
        startedAt: incident.startedAt,
        endedAt: incident.endedAt,
        leaderBefore: incident.leaderBefore,
        leaderAfter: incident.leaderAfter,
        outageMs: incident.outageMs,
        outageOngoing: incident.outageOngoing,
      }));
      return { output: { now, incidents, more: nextCursor !== undefined } };
    },
  });
}
