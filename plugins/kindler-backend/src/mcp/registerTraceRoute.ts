import { READ_ONLY, type ActionOptions } from './ActionOptions';
import {
  evidenceSchema,
  faultSchema,
  nowSchema,
  verdictSchema,
} from './schemas';

const DESCRIPTION = `
Follows one route to PostgreSQL hop by hop, now: listener, proxy and server of HAProxy, member of the database cluster, and
where a role for probes is configured, SQL through the listener. Each hop is verified and has its evidence.

### When to use

- Somebody cannot connect to a database, or asks to which member a connection leads.
- To prove after a switch or failover that clients reach the right cluster.

It asks the sources anew, so it costs more than the other actions: use it for one route in question, not for all of them.

### What the answer means

\`breaksAt\` is the \`kind\` of the hop at which the way breaks; it is absent when the whole way was verified. What comes after
that hop may still be shown, but start there: \`next\` says what to do. A hop that is \`unknown\` could not be verified.
`.trim();

export function registerTraceRoute(options: ActionOptions): void {
  const { actionsRegistry, kindler } = options;
  actionsRegistry.register({
    ...READ_ONLY,
    name: 'trace-route',
    title: 'Trace a route to a database',
    description: DESCRIPTION,
    schema: {
      input: z =>
        z.object({
          name: z
            .string()
            .describe('Name of the route, e.g. `orders-rw`, not of a cluster.'),
        }),
      output: z =>
        z.object({
          now: nowSchema(z),
          route: z.string(),
          intent: z.enum(['read-write', 'read-only']),
          verdict: verdictSchema(z),
          message: z.string().describe('One sentence for the whole way.'),
          breaksAt: z.string().optional(),
          hops: z.array(
            z.object({
              kind: z
                .string()
                .describe('`listener`, `proxy`, `server`, `member`, `sql` …'),
              name: z.string(),
              address: z.string().optional(),
              verdict: verdictSchema(z),
              message: z.string(),
              next: z.string().optional().describe('What to do next.'),
              evidence: z.array(evidenceSchema(z)),
              fault: faultSchema(z).optional(),
              latencyMs: z.number().optional(),
            }),
          ),
        }),
    },
    async action({ input, credentials }) {
      const { tookMs: _, ...trace } = await kindler.traceRoute(input.name, {
        credentials,
      });
      const hops = trace.hops.map(hop => ({
        ...hop,
        message: hop.message.text,
        next: hop.next?.text,
      }));
      return { output: { ...trace, message: trace.message.text, hops } };
    },
  });
}
