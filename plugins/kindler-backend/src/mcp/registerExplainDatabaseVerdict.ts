import type { Witness } from '@kindler/backstage-plugin-kindler-common';
import { READ_ONLY, type ActionOptions } from './ActionOptions';
import {
  faultSchema,
  findingSchema,
  nowSchema,
  verdictSchema,
  witnessSchema,
} from './schemas';

const DESCRIPTION = `
Says why one PostgreSQL database cluster has its verdict: what each of the four witnesses says, every finding with its
evidence and what to do next, and which sources do not answer.

### When to use

- Somebody asks whether a database is well, why it is critical, where its writes go, or what to do about it.
- After \`list-databases\` showed a cluster that is not \`ok\`.

Do not use it for what happened before: \`show-database-history\` and \`list-incidents\` have the past.

### What the answer means

- \`witnesses\`: patroni (who holds the lock), postgres (who accepts writes), haproxy (where clients are sent) and client
  (what a client gets that connects through the listener). They should name the same member; the client's word leads.
  \`served\` is said only of the client: it is served, by whom is not known. \`absent\` means that nothing is configured for that witness, \`unknown\` that it does not answer;
  \`reason\` says which.
- \`findings\`: the gravest first. Quote their \`evidence\` with its age; do not conclude more than it says.
- \`silentSources\`: what could not be asked. A verdict with silent sources rests on less.
`.trim();

export function registerExplainDatabaseVerdict(options: ActionOptions): void {
  const { actionsRegistry, kindler } = options;
  actionsRegistry.register({
    ...READ_ONLY,
    name: 'explain-database-verdict',
    title: 'Explain the verdict on a database cluster',
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
          name: z.string(),
          verdict: verdictSchema(z),
          since: z.string().optional(),
          leader: z
            .string()
            .optional()
            .describe('Absent where it is not known who leads.'),
          timeline: z.number().optional(),
          witnesses: z.object({
            patroni: witnessSchema(z),
            postgres: witnessSchema(z),
            haproxy: witnessSchema(z),
            client: witnessSchema(z),
          }),
          findings: z.array(findingSchema(z)),
          silentSources: z.array(
            z.object({
              id: z.string(),
              observedAt: z
                .string()
                .optional()
                .describe('ISO time of its last usable answer.'),
              fault: faultSchema(z).optional(),
            }),
          ),
        }),
    },
    async action({ input, credentials }) {
      const { item, now } = await kindler.getDatabase(input.name, {
        credentials,
      });
      const { name, verdict, since, leader, timeline, witnesses } = item;
      const { findings, sources } = item;
      const silentSources = sources.filter(({ status }) => status !== 'ok');
      return {
        output: {
          now,
          name,
          verdict,
          since,
          leader,
          timeline,
          witnesses: {
            patroni: inEnglish(witnesses.patroni),
            postgres: inEnglish(witnesses.postgres),
            haproxy: inEnglish(witnesses.haproxy),
            client: inEnglish(witnesses.client),
          },
          findings,
          silentSources,
        },
      };
    },
  });
}

function inEnglish({ status, members, ...witness }: Witness) {
  const { details, reason, source, observedAt } = witness;
  return {
    status,
    members,
    details: details.map(({ text }) => text),
    reason: reason?.text,
    source,
    observedAt,
  };
}
