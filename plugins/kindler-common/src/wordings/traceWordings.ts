/**
 * What a trace says of a whole route, and of each of its hops.
 */
export const traceWordings = {
  'trace-whole': 'The route leads where it should',
  'trace-unverified':
    'The route cannot be followed wholly: hop {{hop}}, {{title}}: {{message}}',
  'trace-broken': 'The route breaks at hop {{hop}}, {{title}}: {{message}}',
  'trace-listener-accepts': 'The listener accepts connections, in {{took}}',
  'trace-listener-failed': '{{message}}',
  'trace-listener-untried': 'The listener could not be tried from here',
  'trace-gateway-unasked': 'HAProxy was not asked yet',
  'trace-gateway-failed': '{{message}}',
  'trace-no-proxy':
    "HAProxy has no proxy '{{proxy}}'; see kindler.routes '{{route}}'.proxy",
  'trace-no-server': 'No server takes new connections',
  'trace-targets-mixed':
    'HAProxy mixes targets: it sends new connections to {{servers}}',
  'trace-writes-split': 'HAProxy sends writes to several servers: {{servers}}',
  'trace-servers': 'HAProxy sends new connections to {{servers}}',
  'trace-server-foreign':
    "The answer came from {{address}}, which is none of the proxy's servers by address; give the statistics page 'stats show-legends'",
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
  'trace-sql-unasked':
    "PostgreSQL asks who comes, and nobody logs in; set kindler.routes '{{route}}'.verify",
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
} as const;
