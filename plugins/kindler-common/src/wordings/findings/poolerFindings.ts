/** Findings about connection poolers in front of routes. */
export const poolerFindings = {
  'pooler-astray':
    'PgBouncer {{pooler}} in front of route {{route}} keeps connections ({{count}}) to {{members}}, which does not lead: writes of its clients fail now and then.',
  'pooler-astray-next':
    'Once HAProxy sends writes to the leader, let PgBouncer connect anew: here, at the route, or on its console: RECONNECT {{database}}',
  'pooler-paused':
    'PgBouncer {{pooler}} in front of route {{route}} holds all its clients back (PAUSE); {{waiting}} wait.',
  'pooler-paused-next':
    'If that is not on purpose, end it: here, at the route, or on the console of PgBouncer: RESUME {{database}}',
} as const;
