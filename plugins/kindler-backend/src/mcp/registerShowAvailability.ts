import { READ_ONLY, type ActionOptions, type Zod } from './ActionOptions';
import { nowSchema } from './schemas';

const DESCRIPTION = `
Shows how long clients could write to one PostgreSQL database cluster over the last 1, 7, 30 and 90 days, by connections
that Kindler itself makes through the listener of each route.

### When to use

- Somebody asks for the availability or uptime of a database, for its longest outage, or how fast connecting is.

Do not use it for what happened in one outage: \`list-incidents\` and \`get-incident\` have that.

### What the answer means

- \`available\`: share of the time that was looked at in which clients were served, 0 to 1. Time in which nobody looked
  (\`unknownMs\`) counts neither as available nor as out: always name it beside the share where it is not small.
- \`outMs\`, \`longestOutageMs\`: from the last client that was served to the next one.
- \`connect\`: milliseconds from TCP connect to PostgreSQL's question who comes.
- The cluster's own windows are of writes; \`routes\` has each route.
`.trim();

const windowsSchema = (z: Zod) =>
  z.array(
    z.object({
      days: z.number(),
      available: z
        .number()
        .optional()
        .describe('Absent where nobody looked: then nothing is known.'),
      outMs: z.number(),
      lookedMs: z.number(),
      unknownMs: z.number(),
      changes: z.number().describe('Changes of leader.'),
      longestOutageMs: z.number(),
      connect: z.object({ median: z.number(), p95: z.number() }).optional(),
    }),
  );

export function registerShowAvailability(options: ActionOptions): void {
  const { actionsRegistry, kindler } = options;
  actionsRegistry.register({
    ...READ_ONLY,
    name: 'show-availability',
    title: 'Show the availability of a database cluster',
    description: DESCRIPTION,
    schema: {
      input: z =>
        z.object({
          name: z
            .string()
            .describe('Name of the cluster, as `list-databases` gives it.'),
        }),
      output: z =>
        z.object({
          now: nowSchema(z),
          database: z.string(),
          windows: windowsSchema(z),
          routes: z.array(
            z.object({
              route: z.string(),
              intent: z.enum(['read-write', 'read-only']),
              windows: windowsSchema(z),
            }),
          ),
        }),
    },
    async action({ input, credentials }) {
      const output = await kindler.getDatabaseAvailability(input.name, {
        credentials,
      });
      return { output };
    },
  });
}
