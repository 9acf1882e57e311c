export const routeMessages = {
  route: {
    name: 'Route',
    verdict: 'Verdict',
    listener: 'Listener',
    intent: 'Intent',
    gateway: 'Gateway',
    activeTarget: 'Leads to',
    lastSwitch: 'Last switch',
    gap: 'writers waited {{duration}}',
    gapUnmeasured: 'the gap was not measured',
    none: 'No routes are declared',
    noneHelp:
      'Declare them under kindler.routes in the configuration of this portal.',
    outcome: {
      succeeded: 'succeeded',
      'rolled-back': 'rolled back',
      failed: 'failed',
    },
  },
  target: {
    title: 'Targets',
    servers: '{{up}} of {{total}} servers take connections ({{servers}})',
    serversLast:
      'how many take connections is unknown; it was {{up}} of {{total}} ({{servers}})',
    serversUnknown: 'servers: {{servers}}',
    state: {
      active: 'active',
      standby: 'standby',
      unknown: 'unknown',
    },
    active: {
      none: 'nowhere',
      mixed: 'several targets at once',
      unknown: 'unknown',
    },
  },
  trace: {
    title: 'Route {{route}}, hop by hop',
    label: 'Hops of {{route}}',
    openRoute: 'Open route',
    breaksAt: 'breaks at {{hop}}',
    took: 'traced in {{duration}}',
  },
  hop: {
    pooler: 'Connection pooler',
    listener: 'Listener',
    proxy: 'Proxy',
    server: 'Server',
    member: 'Member',
    sql: 'SQL through the listener',
  },
  pooler: {
    resume: {
      open: 'Let clients go on…',
      title: 'End the pause of the poolers of {{route}}',
      help: 'Clients that PgBouncer holds back (PAUSE) go on, whoever holds them back.',
      start: 'Let clients go on',
    },
    reconnect: {
      open: 'Connect anew…',
      title: 'Let the poolers of {{route}} connect anew',
      help: 'PgBouncer closes each connection to the server once its transaction has ended, and connects to where the listener leads now.',
      start: 'Connect anew',
    },
  },
  migrate: {
    open: 'Migrate…',
    title: 'Migrate databases behind {{route}}',
    start: 'Migrate',
    target: 'To',
    databases: 'Databases',
    databasesHelp: 'Names, with a comma or a blank between them.',
    look: 'Look at both servers',
    possible: '{{size}} would be copied to {{to}}.',
    impossible: 'This migration would be refused.',
    method: 'How',
    methods: {
      dump: 'Copy while nobody can write',
      logical: 'Replicate while clients write, for large databases',
    },
    how: {
      dump: 'It then waits for your go. From the go until the route has moved nobody can write. It waits again for your confirmation; until then cancelling leads the route back.',
      logical:
        'Copies that follow are made while clients write. When they are in step it waits for your go, for a day at most. From the go until the route has moved nobody can write. It waits again for your confirmation; until then cancelling leads the route back.',
    },
  },
  switch: {
    open: 'Switch…',
    title: 'Switch {{route}}',
    target: 'Move to',
    migration: 'The target is another PostgreSQL system on purpose (migration)',
    start: 'Switch',
    confirm: 'Switch it like this',
    possible: 'New connections would move from {{from}} to {{to}}.',
    impossible: 'This switch would be refused.',
    commands: 'Commands that HAProxy would get',
  },
} as const;
