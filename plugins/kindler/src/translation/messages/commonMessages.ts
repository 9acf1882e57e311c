export const commonMessages = {
  word: {
    unknown: 'unknown',
    yes: 'yes',
    no: 'no',
    for: 'for',
    since: 'since',
  },
  age: {
    now: 'just now',
    ago: '{{duration}} ago',
    never: 'never seen',
    unknown: 'age unknown',
  },
  duration: {
    milliseconds: '{{value}} ms',
    seconds: '{{value}} s',
    minutes: '{{value}} min',
    hours: '{{value}} h',
    days: '{{value}} d',
  },
  action: {
    retry: 'Try again',
    close: 'Close',
    cancel: 'Cancel',
    traceAgain: 'Trace again',
  },
  copy: {
    copied: '{{label}}: copied',
    failed: '{{label}}: the browser refused, copy it by hand',
  },
  search: {
    label: 'Search in {{what}}',
    placeholder: 'Search',
    nothing: 'Nothing matches the search.',
  },
  list: {
    all: '{{what}}: all',
    only: 'Only these are shown',
    range: '{{from}} to {{to}} of {{total}}',
    total: '{{total}} in all',
  },
  state: {
    loading: 'Loading',
    permissionNeeded:
      'Ask for the permission {{permission}} to see what belongs here.',
  },
  stale: {
    title: 'Stale: last answer {{age}}',
    was: 'was',
    noReason: 'The source does not answer now.',
  },
  error: {
    forbidden: {
      title: 'You may not see or do this',
      hint: 'Ask whoever runs this portal for the permission.',
    },
    missing: {
      title: 'Not known here',
      hint: 'Check the name in the annotation or the address, and the keys kindler.databases, kindler.gateways and kindler.routes of the configuration.',
    },
    unavailable: {
      title: 'Not available now',
      hint: 'It is asked again by itself; nothing is lost.',
    },
    conflict: {
      title: 'It is not as it was when you looked',
      hint: 'Look at the state as it is now, then try again.',
    },
    invalid: {
      title: 'This cannot be done as it was asked for',
      hint: 'Change what was chosen and try again.',
    },
    offline: {
      title: 'The portal does not answer',
      hint: 'Check the network, and whether the backend of this portal runs.',
    },
    other: {
      title: 'The request failed',
      hint: 'The log of the portal’s backend says more.',
    },
  },
  verdict: {
    ok: 'ok',
    degraded: 'degraded',
    critical: 'critical',
    unknown: 'unknown',
  },
  severity: {
    critical: 'Critical',
    warning: 'Warning',
    info: 'Note',
  },
  subject: {
    database: 'database',
    route: 'route',
    gateway: 'gateway',
  },
  page: {
    title: 'Kindler',
    overview: 'Overview',
    databases: 'Databases',
    routes: 'Routes',
    gateways: 'Gateways',
    findings: 'Findings',
    environments: 'Environments',
    drift: 'Drift',
    backups: 'Backups',
    incidents: 'Incidents',
    operations: 'Operations',
  },
  card: {
    patroni: 'Patroni',
    haproxy: 'HAProxy',
    route: 'Route',
    environment: 'Environment',
  },
} as const;
