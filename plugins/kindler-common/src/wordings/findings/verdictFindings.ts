/** Findings about witnesses that are unavailable or contradict each other. */
export const verdictFindings = {
  'not-known':
    'Which member takes the writes is not known: no witness names it.',
  'not-known-next':
    'Give Kindler the members (kindler.databases[].patroni.members, or members with a probe) and a route for writes.',
  'not-known-at-all': 'Nothing is known: no witness is configured.',
  'not-known-patroni': 'Who holds the lock is not known: {{reason}}',
  'not-known-patroni-next':
    'See whether a node with Patroni, or the Kubernetes API, answers this backend.',
  'not-known-postgres': 'Which members accept writes is not known: {{reason}}',
  'not-known-postgres-next':
    'See whether the members answer; a role for SQL probes (kindler.databases[].probe) tells where Patroni does not.',
  'not-known-haproxy': 'Where HAProxy sends writes is not known: {{reason}}',
  'not-known-haproxy-next':
    'See whether the statistics of the gateway answer (kindler.gateways[].stats), and whether proxy and servers are spelt as there.',
  'not-known-client': 'What clients get is not known: {{reason}}',
  'not-known-client-next':
    'See whether this backend reaches the listener of the route (kindler.routes[].listener).',
  'witnesses-disagree':
    'The witnesses do not name the same member ({{words}}).',
  'witnesses-disagree-next':
    'In a change of leader this passes within seconds; if it stays, compare the members below.',
} as const;
