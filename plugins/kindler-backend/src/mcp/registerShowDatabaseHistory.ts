import { READ_ONLY, type ActionOptions } from './ActionOptions';
import { nowSchema } from './schemas';

const DEFAULT_LIMIT = 50;

const DESCRIPTION = `
Shows the latest changes of leader and timeline of one PostgreSQL database cluster, the oldest of them first.

### When to use

- Somebody asks when the last failover or switchover was, who led before, or how long clients could not write.
- To see whether a cluster changes its leader often.

Do not use it for the present state: \`explain-database-verdict\` has that.

### What the answer means

\`kind\` says what a change was: a \`switchover\` was asked for here, at a \`failover\` the former leader was seen to fail, at a
\`timeline\` the same leader began a new one, \`back\` is an older timeline that took the place of a newer one, and at a
\`leader\` nothing says why.

Entries come from Patroni's own history and from what was observed since; \`source\` says which. \`outageMs\` is how long
clients could not write around the change, because HAProxy had no server for writes or sent them to members that refused
them; where it is absent nothing was measured, which does not mean that there was no outage.
`.trim();

export function registerShowDatabaseHistory(options: ActionOptions): void {
  const { actionsRegistry, kindler } = options;
  actionsRegistry.register({
    ...READ_ONLY,
    name: 'show-database-history',
    title: 'Show the history of a database cluster',
    description: DESCRIPTION,
    schema: {
      input: z =>
        z.object({
          name: z
            .string()
            .describe('Name of the cluster, as `list-databases` gives it.'),
          limit: z
            .number()
            .int()
            .min(1)
            .max(500)
            .optional()
            .describe(`How many of the latest; ${DEFAULT_LIMIT} by default.`),
        }),
      output: z =>
        z.object({
          now: nowSchema(z),
          name: z.string(),
          changes: z.array(
            z.object({
              at: z
                .string()
                .optional()
                .describe('ISO time; absent where none was recorded.'),
              kind: z
                .enum(['switchover', 'failover', 'timeline', 'back', 'leader'])
                .describe('What the change was.'),
              operationId: z
                .string()
                .optional()
                .describe('The operation that asked for a switchover.'),
              timeline: z.number().describe('Timeline that began.'),
              leader: z.string().optional(),
              reason: z.string().optional(),
              lsn: z.string().optional(),
              outageMs: z.number().optional(),
              source: z.string(),
            }),
          ),
          left: z.number().describe('Older entries that are not shown.'),
        }),
    },
    async action({ input, credentials }) {
      const { name, limit = DEFAULT_LIMIT } = input;
      const { items, now } = await kindler.getDatabaseHistory(name, {
        credentials,
      });
      const changes = items.slice(-limit);
      const left = items.length - changes.length;
      return { output: { now, name, changes, left } };
    },
  });
}
