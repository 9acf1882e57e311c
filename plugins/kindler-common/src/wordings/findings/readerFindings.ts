/** Findings about clients of read routes. */
export const readerFindings = {
  'readers-closed':
    'HAProxy accepts readers of route {{route}} and closes their connections: it has no server for them.',
  'readers-closed-next':
    'See the servers of proxy {{proxy}} and what their checks get.',
  'readers-elsewhere':
    'Readers of route {{route}} reach another PostgreSQL system: {{who}} has system identifier {{identifier}}.',
  'readers-elsewhere-next':
    'Compare the addresses of the servers of proxy {{proxy}} with the members.',
  'readers-failed': 'Readers of route {{route}} get no service: {{fault}}.',
  'readers-failed-next': 'See what answers behind proxy {{proxy}}.',
  'readers-hang': 'Readers of route {{route}} get no answer.',
  'readers-hang-next':
    'See whether HAProxy of gateway {{gateway}} or the network in front of it hangs, or a server of proxy {{proxy}} does and is not checked.',
  'readers-no-slot':
    'PostgreSQL refuses readers of route {{route}}: no connection slot is free (53300).',
  'readers-no-slot-next':
    'See who holds them (pg_stat_activity) and end idle sessions; put a pooler in front, or raise max_connections.',
  'readers-refused':
    'Readers of route {{route}} are refused: nobody listens at {{target}}.',
  'readers-refused-next':
    'See whether HAProxy of gateway {{gateway}} runs and binds this address.',
  'readers-starting':
    'PostgreSQL behind route {{route}} starts, stops or recovers, and refuses readers.',
  'readers-starting-next':
    'Wait for its recovery; its log says how far it is and what it waits for.',
  'readers-unreachable':
    'Readers of route {{route}} do not find the way to {{target}}.',
  'readers-unreachable-next':
    'See the name and the network of this address (kindler.routes[].listener).',
} as const;
