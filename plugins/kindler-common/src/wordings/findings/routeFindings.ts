/** Findings about how HAProxy handles the clients of a route. */
export const routeFindings = {
  'frontend-full':
    'New clients of route {{route}} have to wait: frontend {{frontend}} is at its limit of sessions ({{limit}}).',
  'frontend-full-next':
    'See who holds the sessions, or raise maxconn of frontend {{frontend}} in the configuration and reload HAProxy.',
  'gateway-full':
    'New clients have to wait: HAProxy of gateway {{gateway}} is at its limit of connections ({{limit}}).',
  'gateway-full-next':
    'See which frontend has so many, or raise maxconn in the global section and reload HAProxy.',
  'listener-closed':
    'HAProxy takes no new clients of route {{route}}: its frontend {{frontend}} is {{status}}.',
  'listener-closed-next':
    'Enable it on the runtime socket: "enable frontend {{frontend}}". Where it was shut down, or HAProxy is stopping, only a reload brings it back.',
  'no-read-route': 'HAProxy has no server for reads on route {{route}}.',
  'no-read-route-next':
    'See whether a replica is running, and what the checks of proxy {{proxy}} get.',
  'no-write-route': 'HAProxy has no server for writes on route {{route}}.',
  'no-write-route-held':
    'HAProxy has no server for writes on route {{route}}, although {{holder}} is recorded as leader.',
  'no-write-route-next':
    'See what the checks of proxy {{proxy}} get from its servers.',
  'no-write-route-held-next':
    'See whether {{holder}} and its Patroni answer, and what the checks of proxy {{proxy}} get.',
  'command-socket-open':
    'HAProxy {{gateway}} takes commands on TCP ({{sockets}}) in plain text and from everybody who reaches the port; `ssl` on a stats socket changes nothing of that.',
  'command-socket-open-next':
    'Let the stats socket be a Unix socket. To reach it from elsewhere, put a listen section with `bind … ssl … verify required` before it, and set kindler.gateways[].socketTls.',
  'reload-undoes':
    'A reload of HAProxy {{gateway}} would change servers {{servers}} of route {{route}}: {{files}} says otherwise than what runs.',
  'reload-undoes-next':
    'If what runs is right, set the state of the server once more here, which writes it where it can be written, or correct the file by hand. If the file is right, reload HAProxy.',
  'route-servers-missing':
    'Proxy {{proxy}} has no server {{servers}}, which route {{route}} names; it has {{present}}.',
  'route-servers-missing-next':
    "Name the servers in kindler.routes '{{route}}'.targets as HAProxy does.",
  'route-unknown':
    'Where HAProxy sends clients of route {{route}} is not known: {{reason}}',
  'route-unknown-next':
    'See whether HAProxy of gateway {{gateway}} runs and its statistics answer (kindler.gateways[].stats.url), and that proxy and servers of the route are spelt as there.',
  'server-addresses-hidden':
    'HAProxy sends writes of route {{route}} to {{servers}}; which member that is cannot be told, as its statistics show no addresses and it is called like no member.',
  'server-addresses-hidden-next':
    "Give the statistics page 'stats show-legends', name a runtime socket (kindler.gateways '{{gateway}}'.socket), or call the servers of proxy {{proxy}} like the members.",
  'servers-full':
    'New clients of route {{route}} have to wait: all its servers ({{servers}}) are at the limit of sessions. Clients that wait: {{waiting}}.',
  'servers-full-next':
    'See who holds the sessions, or raise maxconn of the servers of proxy {{proxy}} as far as PostgreSQL has connections.',
  'servers-not-comparable':
    'HAProxy sends writes of route {{route}} to {{servers}}; which member that is cannot be told, as this address is none that the members tell.',
  'servers-not-comparable-next':
    "Set kindler.routes '{{route}}'.verify: a query through the listener tells who answers.",
  'write-route-drained':
    'Operators took every server out of route {{route}}: writes lead nowhere.',
  'write-route-drained-next':
    'Make a server ready on the runtime socket ("set server {{proxy}}/<server> state ready"), or switch the route.',
  'write-route-elsewhere':
    'HAProxy sends writes of route {{route}} to {{servers}}, but {{holder}} holds the lock.',
  'write-route-elsewhere-next':
    'Compare the servers of proxy {{proxy}} and their checks with the members; set the address or state back.',
  'write-route-mixed':
    'Writes of route {{route}} go to {{servers}} of this cluster and to {{others}} ({{clusters}}) at the same time.',
  'write-route-mixed-next':
    'Switch route {{route}} to the target that it should lead to; until then its clients write into both.',
  'write-route-moved':
    'Route {{route}} leads to {{servers}} and not to this cluster.',
  'write-route-moved-next':
    'Nothing to do, unless the route should lead here: switch it then.',
  'write-route-split':
    'HAProxy sends writes of route {{route}} to several servers: {{servers}}.',
  'write-route-split-next':
    'Look at the health checks of proxy {{proxy}}: only the leader may pass them.',
  'writes-to-read-only':
    'HAProxy sends writes of route {{route}} to {{members}}, which is read-only.',
  'writes-to-read-only-next':
    'Promote it, or point proxy {{proxy}} at the server that accepts writes.',
  'writes-to-standby-next':
    'Let the checks of proxy {{proxy}} ask for /primary, which a standby leader refuses, or take the route out until this site takes over.',
} as const;
