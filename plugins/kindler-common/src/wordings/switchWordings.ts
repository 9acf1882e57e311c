/** Results of the checks before a switch of a route. */
export const switchWordings = {
  'switch-there-already': "The route leads to '{{target}}' already",
  'switch-from': "The route leads to '{{target}}' now",
  'switch-admin': 'HAProxy takes commands at level admin',
  'switch-one-target':
    "The route has one target only; add another to kindler.routes '{{route}}'.targets",
  'switch-gateway-unknown': "Gateway '{{gateway}}' is not configured now",
  'switch-no-socket':
    "The gateway has no runtime socket; set kindler.gateways '{{gateway}}'.socket",
  'switch-refused': '{{reason}}',
  'switch-servers': 'HAProxy has all {{servers}} servers of the targets',
  'switch-servers-missing': 'HAProxy has no server {{servers}} in this proxy',
  'switch-target-writes':
    'A server of the target answers SQL and accepts writes',
  'switch-target-reads':
    'A server of the target answers SQL and is in recovery',
  'switch-target-unfit':
    'No server of the target serves {{intent}}: {{reason}}',
  'switch-no-server': "HAProxy has no server '{{server}}'",
  'switch-all-in-recovery': 'every server of the target is in recovery',
  'switch-unverified': "set kindler.routes '{{route}}'.verify",
  'switch-unanswered': '{{address}}: {{message}}',
  'switch-same-system': 'Both targets are the same PostgreSQL system',
  'switch-other-system':
    'The target is another PostgreSQL system, with other data; confirm it as a migration to go on',
  'switch-other-system-confirmed':
    'The target is another PostgreSQL system, with other data; confirmed as a migration',
  'switch-system-unknown':
    'It is not known whether the target is the same PostgreSQL system; confirm it as a migration to go on',
  'switch-system-unknown-confirmed':
    'It is not known whether the target is the same PostgreSQL system; confirmed as a migration',
  'switch-same-version': 'Both run PostgreSQL {{version}}',
  'switch-other-version':
    'The target runs PostgreSQL {{next}} instead of {{current}}: queries and extensions can behave otherwise',
  'switch-version-unknown': 'Which PostgreSQL both run is not known',
  'switch-connections':
    '{{used}} connections now, room for {{room}} on the target',
  'switch-connections-unknown':
    'Connections could not be counted on both sides',
  'switch-not-configured': "Route '{{route}}' is not configured now",
  'switch-fit': 'HAProxy finds {{servers}} fit to serve {{intent}}',
  'switch-reached': "SQL through the listener reaches '{{target}}'",
  'switch-sent':
    "HAProxy sends connections to '{{target}}'; not proved by SQL, as the route has no verify role",
  'switch-gap': '{{seen}}; the longest gap that a client saw was {{ms}} ms',
  'switch-kept':
    "The servers' states are written where the gateway reads them at a reload",
  'switch-not-kept':
    'A reload of HAProxy undoes the switch: the gateway has no stateFile',
  'switch-restored': 'The servers have the states of before the switch',
  'switch-no-answer':
    'No useful answer through the listener within {{seconds}} s',
  'switch-not-wished':
    'HAProxy did not come to the wished state within {{seconds}} s',
  'assist-left':
    'Clients of {{route}} wait for the health checks of HAProxy: {{reason}}',
  'assist-not-by-driver':
    'the driver of its gateway cannot set health and addresses of servers',
  'assist-noted': 'Addresses of {{servers}} are noted',
  'assist-led':
    'Clients of {{route}} go to {{member}}, which accepts writes by SQL',
  'assist-given-back':
    'Clients of {{route}} are left to the health checks: no other member accepted writes by SQL',
  'assist-failed':
    'Clients of {{route}} are left to the health checks: {{reason}}',
  'assist-still-parked':
    'Servers of {{routes}} still have another address than before; set it in HAProxy: set server <proxy>/<server> addr <address> port <port>',
  'assist-left-behind':
    'What an earlier try left could not be given back yet: {{reason}}',
  'assist-checks-decide':
    'All servers have their addresses of before; health checks decide',
  'gateway-fault': "Gateway '{{gateway}}': {{fault}}",
  'gateway-no-admin':
    'The runtime socket has no level admin; add `level admin` to its line in haproxy.cfg',
  'gateway-no-proxy': "Gateway '{{gateway}}' has no proxy '{{proxy}}'",
} as const;
