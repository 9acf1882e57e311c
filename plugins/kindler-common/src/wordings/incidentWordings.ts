/** Titles and events of incidents. */
export const incidentWordings = {
  'incident-failover': 'Failover from {{from}} to {{to}}',
  'incident-failover-back': 'Failover from {{from}} to {{to}} and back',
  'incident-switchover': 'Switchover from {{from}} to {{to}}',
  'incident-leader-changed': 'Leader changed from {{from}} to {{to}}',
  'incident-leader-changes':
    '{{count}} leader changes, from {{from}} to {{to}}',
  'incident-leader-restarted': '{{member}} was promoted again',
  'incident-clients-refused': 'Clients refused: {{why}}',
  'incident-refused-here': 'This backend is refused, other clients are served',
  'incident-finding': '{{finding}}',
  'incident-state-unknown': 'The state of the cluster is not known',

  'outcome-refused': 'nobody listens',
  'outcome-closed': 'HAProxy has no server for them',
  'outcome-no-slot': 'no connection slot is free',
  'outcome-starting': 'PostgreSQL starts, stops or recovers',
  'outcome-read-only': 'they reach a read-only server',
  'outcome-elsewhere': 'they reach another PostgreSQL system',
  'outcome-timeout': 'no answer in time',
  'outcome-unreachable': 'the address cannot be reached',
  'outcome-failed': 'what answers is no service',

  'phase-clients-refused': 'Clients of {{route}} were refused: {{why}}.',
  'phase-refused-here':
    'This backend was refused on {{route}} ({{why}}), while other clients were served.',
  'phase-clients-served': 'Clients of {{route}} were served.',
  'phase-clients-served-by': 'Clients of {{route}} were served by {{member}}.',
  'phase-clients-untold': 'It was not known what clients of {{route}} got.',
  'phase-lock-none': "Nobody held Patroni's lock.",
  'phase-lock-held': "{{member}} held Patroni's lock.",
  'phase-lock-untold': "It was not known who held Patroni's lock.",
  'phase-timeline': '{{member}} led on timeline {{timeline}}.',
  'phase-writers-none': 'No member accepted writes.',
  'phase-writers': '{{members}} accepted writes.',
  'phase-writers-several': '{{members}} accepted writes at the same time.',
  'phase-writers-untold': 'It was not known which member accepted writes.',
  'phase-haproxy-none': 'HAProxy had no server for writes.',
  'phase-haproxy-to': 'HAProxy sent writes to {{members}}.',
  'phase-haproxy-untold': 'It was not known where HAProxy sent writes.',
  'phase-finding': '{{finding}}',
  'phase-followed':
    'Something worse began: that is another incident. What was wrong here may still be.',
  'phase-unseen': 'Nobody looked for a while.',
  'phase-asked': '{{requester}} asked for this: {{action}}.',
  'phase-action-succeeded':
    'What {{requester}} asked for succeeded: {{action}}.',
  'phase-action-failed': 'What {{requester}} asked for failed: {{action}}.',
  'phase-action-cancelled':
    'What {{requester}} asked for was cancelled: {{action}}.',

  'action-environment-create': 'create environment {{name}}',
  'action-environment-credentials':
    'set a new password of environment {{name}}',
  'action-environment-delete': 'delete environment {{name}}',
  'action-environment-start': 'start environment {{name}}',
  'action-environment-stop': 'stop environment {{name}}',
  'action-environment-update': 'change environment {{name}}',
  'action-environment-reconcile': 'reconcile environment {{name}}',
  'action-route-switch': 'switch of route {{name}}',
  'action-database-switchover': 'switchover of {{name}}',
  'action-database-cancel-switchover':
    'cancelling the scheduled switchover of {{name}}',
  'action-database-restart': 'restart of {{name}}',
  'action-database-reinitialize': 'reinitializing a member of {{name}}',
  'action-database-pause': 'pausing failover of {{name}}',
  'action-database-resume': 'resuming failover of {{name}}',
} as const;
