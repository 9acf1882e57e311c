/** Findings about clients of the routes. */
export const clientFindings = {
  'backend-cut-off':
    'Nothing of this cluster answers: this backend is cut off from it, or all of it is down at once.',
  'backend-cut-off-next':
    'See the network of this backend first: whether other clusters answer, and whether others reach this one.',
  'client-not-let-in':
    'The role that tries route {{route}} is not let in: {{fault}}.',
  'client-not-let-in-next':
    'Check kindler.routes[].verify (user and password) and pg_hba.conf; without it only the log-in prompt is tried.',
  'clients-closed':
    'HAProxy accepts clients of route {{route}} and closes their connections: it has no server for them.',
  'clients-closed-next':
    'See the servers of proxy {{proxy}} and what their checks get.',
  'clients-elsewhere':
    'Clients of route {{route}} reach another PostgreSQL system: {{who}} has system identifier {{identifier}}.',
  'clients-elsewhere-next':
    'Compare the addresses of the servers of proxy {{proxy}} with the members; what is written meanwhile is written elsewhere.',
  'clients-failed': 'Clients of route {{route}} get no service: {{fault}}.',
  'clients-failed-next': 'See what answers behind proxy {{proxy}}.',
  'clients-hang': 'Clients of route {{route}} get no answer.',
  'clients-hang-next':
    'See whether HAProxy of gateway {{gateway}} or the network in front of it hangs, or a server of proxy {{proxy}} does and is not checked.',
  'clients-never-served':
    'No client from this backend ever got through route {{route}} ({{target}}), so what its clients get is not known.',
  'clients-never-served-next':
    'See whether this backend may reach the address (kindler.routes[].listener), and whether it is right.',
  'clients-no-slot':
    'PostgreSQL refuses clients of route {{route}}: no connection slot is free (53300).',
  'clients-no-slot-next':
    'See who holds them (pg_stat_activity) and end idle sessions; put a pooler in front, or raise max_connections.',
  'clients-read-only':
    'Clients of route {{route}} cannot write: {{who}} is read-only.',
  'clients-read-only-next':
    'Point proxy {{proxy}} at the member that accepts writes, or see why there is none.',
  'clients-refused':
    'Clients of route {{route}} are refused: nobody listens at {{target}}.',
  'clients-refused-next':
    'See whether HAProxy of gateway {{gateway}} runs and binds this address.',
  'clients-refused-here':
    "This backend cannot get through route {{route}}, while HAProxy's counters show that other clients are served.",
  'clients-refused-here-next':
    'See what lies between this backend and {{target}}: network policies, firewalls, limits for its address.',
  'clients-starting':
    'PostgreSQL behind route {{route}} starts, stops or recovers, and refuses clients.',
  'clients-starting-next':
    'Wait for its recovery; its log says how far it is and what it waits for.',
  'clients-unreachable':
    'Clients of route {{route}} do not find the way to {{target}}.',
  'clients-unreachable-next':
    'See the name and the network of this address (kindler.routes[].listener).',
  'clients-with-another-member':
    'Clients of route {{route}} write on {{member}}, but {{holder}} holds the lock.',
  'clients-with-another-member-next':
    'Stop writes on {{member}}: what is written there is lost when it follows {{holder}}.',
} as const;
