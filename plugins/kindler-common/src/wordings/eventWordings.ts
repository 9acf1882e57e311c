/** Events of a cluster. */
export const eventWordings = {
  'leader-changed': '{{to}} leads instead of {{from}}.',
  'timeline-switched': '{{member}} is on timeline {{to}}, after {{from}}.',
  'timeline-back':
    '{{member}} is back on the older timeline {{to}}, after {{from}}.',
  'verdict-changed': '{{database}} is {{to}}, was {{from}}.',
  'verdict-changed-because': '{{database}} is {{to}}, was {{from}}: {{why}}',
  'verdict-ok': 'ok',
  'verdict-degraded': 'degraded',
  'verdict-critical': 'critical',
  'verdict-unknown': 'unknown',
  'server-changed':
    'Server {{server}} of {{proxy}} is {{to}} for HAProxy, was {{from}}.',
  'server-changed-because':
    'Server {{server}} of {{proxy}} is {{to}} for HAProxy, was {{from}} ({{check}}).',
  'server-flapping':
    'Server {{server}} of {{proxy}} changed {{changes}} times since {{since}}: its checks flap.',
  'finding-acknowledged':
    'Finding {{finding}} of {{database}} was acknowledged by {{requester}}. Reason: {{reason}}',
  'asked-for-reason': '{{outcome}} Reason: {{reason}}',
} as const;
