export const fieldMessages = {
  field: {
    search: 'Search',
    database: 'Database',
    unavailable: 'cannot make environments now:',
    noSuchProvider: "Kindler has no provider '{{provider}}'",
    makesNoDatabases: "No databases are made behind '{{route}}'",
    chooseProvider: 'Choose a provider first.',
    chooseRoute: 'Choose a route first.',
    chooseTarget: 'Choose a route and a target first.',
    details: 'Details',
    noDetails: 'Environments of {{provider}} take no further details.',
    nextFree:
      'Left empty, a free one of {{range}} is taken; now that would be {{next}}.',
    free: 'Free now: {{next}}, of {{range}}.',
    add: 'Add: {{title}}',
    remove: 'Remove number {{number}}',
    noneFree: 'None of {{range}} is free now.',
    registrations: 'Make it known to',
    registration: {
      haproxy: {
        title: 'Gateway (HAProxy)',
        description:
          'Its services get host names at the gateway, which lead to it.',
      },
      argocd: {
        title: 'Argo CD',
        description:
          'Argo CD knows it as a cluster and can deliver applications to it.',
      },
      database: {
        title: 'Database (PostgreSQL)',
        description: 'It gets a database and a role of its own behind a route.',
      },
    },
    noRegistrations: 'There is nothing here that it could be made known to.',
  },
} as const;
