/** Texts of a trace, for the whole route and for each hop. */
export const traceWordings = {
  'trace-whole': 'The route leads where it should',
  'trace-unverified':
    'The route cannot be followed wholly: hop {{hop}}, {{name}}: {{message}}',
  'trace-broken': 'The route breaks at hop {{hop}}, {{name}}: {{message}}',
  'trace-pooler-none': 'No connection pooler is configured',
  'trace-pooler-lets':
    'PgBouncer lets clients through: {{clients}} have a server, {{waiting}} wait, {{servers}} connections to it',
  'trace-pooler-paused':
    'PgBouncer holds all clients back (PAUSE); {{clients}} wait',
  'trace-pooler-disabled': 'PgBouncer takes no new clients (DISABLE)',
  'trace-pooler-waits':
    '{{waiting}} clients wait for a free connection of the pool, the longest for {{ms}} ms',
  'trace-pooler-serves-nobody':
    '{{waiting}} clients wait, the longest for {{ms}} ms, and PgBouncer has no connection to the server',
  'trace-pooler-elsewhere':
    'PgBouncer leads to {{to}}, and the listener of the route is {{listener}}',
  'trace-listener-accepts': 'The listener accepts connections, in {{took}}',
  'trace-listener-untried': 'The listener could not be tried from here',
  'trace-gateway-unasked': 'HAProxy was not asked yet',
  'trace-no-proxy': "HAProxy has no proxy '{{proxy}}'",
  'trace-no-server': 'No server takes new connections',
  'trace-targets-mixed':
    'HAProxy mixes targets: it sends new connections to {{servers}}',
  'trace-writes-split': 'HAProxy sends writes to several servers: {{servers}}',
  'trace-servers': 'HAProxy sends new connections to {{servers}}',
  'trace-server-foreign':
    "The answer came from {{address}}, which is none of the proxy's servers by address",
  'trace-server-unknown': 'It is not known which server would be chosen',
  'trace-server-chosen': 'HAProxy chose {{server}} for this connection',
  'trace-server-only':
    '{{server}} is the only server that takes new connections',
  'trace-member-unmatched':
    'The server could not be matched to a member of the cluster',
  'trace-member-unfit':
    'Writes are sent to {{member}}, which is a {{role}} for Patroni',
  'trace-member-role': '{{member}} is {{role}} of {{database}}',
  'trace-member-plain':
    '{{member}} is a member without Patroni of {{database}}',
  'trace-sql-unasked': 'PostgreSQL asks who comes, and nobody logs in',
  'trace-sql-failed': 'Clients are not served: {{message}}',
  'trace-sql-not-let-in':
    "The role of kindler.routes '{{route}}'.verify is not let in: {{message}}",
  'trace-sql-foreign':
    'Another PostgreSQL system answers than the one that Patroni runs',
  'trace-sql-writes-fail':
    'PostgreSQL answers, in recovery: writes through this route fail',
  'trace-sql-read-only':
    'PostgreSQL answers, but its transactions are read-only: writes through this route fail',
  'trace-sql-reads': 'PostgreSQL answers, in recovery: reads work',
  'trace-sql-writes': 'PostgreSQL answers and accepts writes',
  'trace-next-before': 'Look at the hops before this one first',
  'trace-next-pooler-none':
    "Set kindler.routes '{{route}}'.pooler, or leave pooler out of its via",
  'trace-next-pooler-paused':
    'If no operation is under way, end it on the console of PgBouncer: RESUME {{database}}',
  'trace-next-pooler-disabled':
    'Enable it on the console of PgBouncer: ENABLE {{database}}',
  'trace-next-pooler-waits':
    'Look for long transactions, or raise default_pool_size of PgBouncer',
  'trace-next-pooler-log':
    'See the log of PgBouncer for why it cannot log in, and the hops after this one',
  'trace-next-pooler-elsewhere':
    'Let {{database}} in the [databases] of PgBouncer lead to the listener, or correct kindler.routes[].listener',
  'trace-next-untried':
    'Trace again; the log of the backend says why nobody could try',
  'trace-next-unasked': 'Trace again in a few seconds',
  'trace-next-no-proxy':
    "Correct kindler.routes '{{route}}'.proxy, or add the proxy {{proxy}} to HAProxy's configuration",
  'trace-next-no-server':
    'See what the checks of proxy {{proxy}} say of each server, and whether one is left in maintenance or drained',
  'trace-next-targets-mixed':
    'Put the servers of every target but one in maintenance',
  'trace-next-checks':
    'Look at the health checks of proxy {{proxy}}: only the leader may pass them',
  'trace-next-server-foreign':
    "Give HAProxy's statistics page 'stats show-legends', so that it tells addresses",
  'trace-next-server-down': 'See what its check says of {{server}}',
  'trace-next-member-unmatched':
    'See that a member of {{databases}} has the address of the server',
  'trace-next-member-unknown': 'See why Patroni tells nothing of {{member}}',
  'trace-next-sql-unasked':
    "Set kindler.routes '{{route}}'.verify to ask PostgreSQL itself",
  'trace-next-sql-foreign':
    "Compare the addresses of the proxy's servers with those of the cluster's members",
  'trace-next-writes-fail':
    'Let HAProxy send writes to the leader, or see why there is none',
  'trace-next-read-only':
    'Look for default_transaction_read_only of the role, the database and the server',
} as const;
