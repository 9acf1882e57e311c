import { READ_ONLY, type ActionOptions } from './ActionOptions';
import { findingSchema, nowSchema, verdictSchema } from './schemas';

const DEFAULT_LIMIT = 100;

const DESCRIPTION = `
Lists the PostgreSQL database clusters that Kindler observes, each with its verdict, its leader and its worst finding.

### When to use

- To find the name of a cluster for the other actions of this plugin.
- To see at a glance which clusters have problems: pass \`verdict\` as \`critical\` or \`degraded\`.

Do not use it to learn why a cluster has its verdict: \`explain-database-verdict\` has the evidence.

### What the answer means

A verdict is drawn from four witnesses: Patroni's lock, the PostgreSQL nodes, HAProxy, and a client that connects through
the listener of a route. \`ok\` needs all that are configured to speak and to agree. \`unknown\` means that evidence is
missing or too old, never that all is well.
`.trim();

export function registerListDatabases(options: ActionOptions): void {
  const { actionsRegistry, kindler } = options;
  actionsRegistry.register({
    ...READ_ONLY,
    name: 'list-databases',
    title: 'List database clusters',
    description: DESCRIPTION,
    schema: {
      input: z =>
        z.object({
          verdict: verdictSchema(z)
            .optional()
            .describe('Only clusters with this verdict.'),
          q: z
            .string()
            .min(1)
            .max(200)
            .optional()
            .describe(
              'Only clusters with this text in names, addresses or findings.',
            ),
          limit: z
            .number()
            .int()
            .min(1)
            .max(500)
            .optional()
            .describe(
              `How many, the worst first; ${DEFAULT_LIMIT} by default.`,
            ),
        }),
      output: z =>
        z.object({
          now: nowSchema(z),
          databases: z.array(
            z.object({
              name: z.string(),
              title: z.string().optional(),
              owner: z.string().optional().describe('Entity ref.'),
              verdict: verdictSchema(z),
              since: z
                .string()
                .optional()
                .describe('ISO time since when the verdict stands.'),
              leader: z.string().optional(),
              memberCount: z.number(),
              findingCount: z.number(),
              worst: findingSchema(z)
                .pick({ code: true, severity: true, message: true, next: true })
                .optional(),
              observedAt: z
                .string()
                .optional()
                .describe('ISO time of the oldest evidence.'),
            }),
          ),
          total: z.number().describe('How many clusters match.'),
        }),
    },
    async action({ input, credentials }) {
      const { items, summary, now } = await kindler.listDatabases(
        { ...input, limit: input.limit ?? DEFAULT_LIMIT },
        { credentials },
      );
      const { total } = summary;
      return { output: { now, databases: items, total } };
    },
  });
}
