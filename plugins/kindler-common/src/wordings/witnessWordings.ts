/** Texts of a witness besides the names of members, and reasons why a witness is silent. */
export const witnessWordings = {
  'witness-timeline': 'timeline {{timeline}}',
  'witness-standby-cluster': 'standby cluster',
  'witness-paused': 'failover paused',
  'witness-members-listed': '{{members}} members listed',
  'witness-cluster-not-found':
    'No cluster that {{cluster}} is bound to was found in the Kubernetes APIs (kindler.databases[].kubernetes), and none of its nodes is configured (kindler.databases[].patroni.members or .members).',
  'witness-no-patroni':
    'No Patroni is configured for this cluster (kindler.databases[].patroni).',
  'witness-lock-untold': 'No node has told about the lock lately.',
  'witness-lock-not-in-kubernetes':
    'Its lock is not kept in Kubernetes, and no node tells (kindler.databases[].patroni.members).',
  'witness-by-sql': 'asked by SQL',
  'witness-by-rest': "by the nodes' own REST answers",
  'witness-silent-members': 'no word from {{members}}',
  'witness-unasked-members': 'not asked: {{members}}',
  'witness-no-answer-yet': 'No node has answered yet.',
  'witness-writer-unknown':
    'No node says that it accepts writes, and {{members}} did not answer.',
  'witness-writer-unasked':
    'No node that is asked says that it accepts writes, and nobody asks {{members}} (kindler.databases[].patroni.members).',
  'witness-no-node-of-found':
    'No node is asked: give the item of kindler.databases[] that is bound to {{cluster}} by its kubernetes section patroni.members (REST addresses) or probe (a role for SQL).',
  'witness-no-addresses':
    'No node is asked: add REST addresses (kindler.databases[].patroni.members).',
  'witness-no-probe':
    'No role for SQL probes is configured (kindler.databases[].probe).',
  'witness-no-write-route':
    'No route for writes leads to this cluster (kindler.routes[] with intent read-write and a target of this database).',
  'witness-no-statistics':
    'Gateway {{gateway}} has no statistics configured (kindler.gateways[].stats).',
  'witness-gateway-silent': 'Gateway {{gateway}} has not answered yet.',
  'witness-no-proxy':
    'Gateway {{gateway}} has no proxy {{proxy}} with servers.',
  'witness-no-servers': 'Proxy {{proxy}} has none of the servers {{servers}}.',
  'witness-client-unasked': 'No client has been tried yet.',
  'witness-client-outcome': '{{outcome}}',
  'witness-client-silent':
    'No client of route {{route}} came to an end lately.',
  'witness-client-unproven':
    'No client from this backend ever got through to {{target}} (kindler.routes[].listener).',
  'witness-client-served-at': 'last served {{at}}',
  'witness-client-never-served': 'never served from here',
  'witness-client-unverified':
    'up to the log-in prompt; kindler.routes[].verify would prove more',
  'witness-client-not-let-in': 'its role is not let in',
  'witness-sessions': 'sessions: {{sessions}}',
  'witness-route': 'route {{route}}',
  'witness-route-drained': '{{route}} is drained',
  'witness-route-moved': '{{route}} is drained, it leads to {{others}}',
  'witness-route-mixed': '{{route}} also leads to {{others}}',
  'witness-not-comparable':
    'Which member {{servers}} of proxy {{proxy}} leads to could not be compared (route {{route}}).',
  'witness-by-name': 'matched by name',
} as const;
