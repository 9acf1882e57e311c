import { incidentToMarkdown } from '@kindler/backstage-plugin-kindler-common';
import { READ_ONLY, type ActionOptions } from './ActionOptions';
import { nowSchema, verdictSchema } from './schemas';

const DESCRIPTION = `
Tells one incident of a PostgreSQL database cluster as a story in Markdown, ready for a post-mortem: its numbers, what
happened in order with evidence, what each witness said over the time, and what people did.

### When to use

- Somebody asks what happened in an incident, why there was an outage, or wants a post-mortem of it.
- After \`list-incidents\` gave its id.

### What the answer means

Times are UTC. Each phase names the source that said so: do not conclude more than the evidence says, and do not fill
gaps, which are times in which nobody looked. "Nothing through Kindler" means only that nobody acted through Kindler.
`.trim();

export function registerGetIncident(options: ActionOptions): void {
  const { actionsRegistry, kindler } = options;
  actionsRegistry.register({
    ...READ_ONLY,
    name: 'get-incident',
    title: 'Tell an incident',
    description: DESCRIPTION,
    schema: {
      input: z =>
        z.object({
          database: z.string().describe('Name of the cluster.'),
          id: z
            .string()
            .describe('Id of the incident, as `list-incidents` gives it.'),
        }),
      output: z =>
        z.object({
          now: nowSchema(z),
          id: z.string(),
          title: z.string(),
          worst: verdictSchema(z),
          startedAt: z.string(),
          endedAt: z
            .string()
            .optional()
            .describe('ISO time of all clear; absent while it goes on.'),
          markdown: z.string(),
        }),
    },
    async action({ input, credentials }) {
      const { database, id } = input;
      const { item, now } = await kindler.getIncident(database, id, {
        credentials,
      });
      const { title, worst, startedAt, endedAt } = item;
      const markdown = incidentToMarkdown(item);
      return {
        output: {
          now,
          id,
          title: title.text,
          worst,
          startedAt,
          endedAt,
          markdown,
        },
      };
    },
  });
}
