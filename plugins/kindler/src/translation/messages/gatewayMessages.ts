export const gatewayMessages = {
  gateway: {
    serversOf: 'Servers of {{proxy}}',
    sendsTo: {
      any: 'New connections go to {{servers}}.',
      'read-write': 'Writes are sent to {{servers}}.',
      'read-only': 'Reads are sent to {{servers}}.',
    },
    sendsNowhere: 'New connections go nowhere: no server takes them.',
    sendsUnknown: 'Where new connections go is unknown.',
    sendsUnknownNow:
      'Where new connections go now is unknown; they went to {{servers}}.',
    unread: 'Its statistics were not read yet.',
    versionUnknown: 'version unknown',
    noProxies: 'No proxy with servers is known.',
    leadsElsewhere: 'None of its proxies leads to this database.',
    status: {
      fresh: 'answers',
      stale: 'does not answer',
      pending: 'not read yet',
    },
    reload: {
      title: 'A reload of HAProxy would change this',
      state: '{{server}} is {{running}}, and would be {{kept}} by {{file}}.',
      address:
        '{{server}} runs at {{running}}, and would be at {{kept}} by {{file}}.',
      weight:
        '{{server}} has weight {{running}}, and would have {{kept}} by {{file}}.',
      next: 'If what runs is right, set the state of the server once more here, or correct the file by hand; if the file is right, reload HAProxy.',
    },
    problem: 'Fault',
    servers: 'Servers',
    version: 'Version',
    serversUp: '{{up}} of {{total}} up',
    serversWereUp: '{{up}} of {{total}} were up',
    noneAtAll: 'No gateway is observed',
    noneAtAllHelp:
      'List the HAProxy instances under kindler.gateways in the configuration of this portal.',
    none: 'No gateway is known in front of this database',
    noneHelp:
      'List the HAProxy under kindler.gateways and its proxies under kindler.routes.',
  },
  discovery: {
    open: 'Find routes…',
    title: 'Where {{gateway}} leads',
    proxies: 'Proxies with servers',
    routed: 'followed by {{routes}}',
    possible: 'could be a route',
    elsewhere: 'leads to no known cluster',
    listens: {
      configuration: 'Listens at {{listeners}}, by its configuration.',
      statistics: 'Listens at {{listeners}}, by its statistics.',
      unknown: 'Where it listens is not known.',
    },
    unknownServer: 'no known member',
    noFiles:
      "What its proxies check and where they listen is read from HAProxy's configuration, if kindler.gateways '{{gateway}}'.configurations names it.",
    unread: '{{path}} could not be read: {{fault}}',
    paste: 'Add this to the configuration of the backend, and restart it:',
    copy: 'Copy the configuration',
    complete: 'A route follows each proxy that leads to a known cluster.',
    write: {
      intent: 'read-write or read-only',
      listener: '{ host: <host>, port: <port> }',
    },
  },
  server: {
    name: 'Server',
    status: 'Status',
    addressUnknown: 'address unknown',
    sessions: 'Sessions',
    sessionCount: 'sessions: {{sessions}}',
    change: {
      open: 'Change server {{server}}…',
      title: 'Change server {{server}}',
      state: 'State',
      to: {
        ready: 'ready: takes clients as its checks say',
        drain: 'drain: takes no new clients, keeps its sessions',
        maint: 'maint: takes no new clients, and is not checked',
      },
      endSessions: 'End the sessions that it has now',
      lastServer: 'Also where no other server of the proxy takes clients',
      start: 'Change',
    },
    oldSessions: '+{{sessions}} held by an old process',
    sparkline:
      'Sessions of {{server}} since {{since}}, when this page was opened: {{least}} to {{most}}',
    noCheck: 'not checked',
    matchedByName: '{{member}} (by name only)',
    statusUnknown: 'unknown (was {{status}})',
    empty: 'The proxy has no servers.',
    unread: 'Its servers are not known.',
    unmatched: {
      contradicted: 'no member is at this address',
      unknown: 'which member it is could not be compared',
    },
  },
  intent: {
    'read-write': 'read-write',
    'read-only': 'read-only',
  },
  process: {
    titleOf: 'Processes of HAProxy {{gateway}}',
    notAsked:
      'Whether processes from before a reload still hold sessions is unknown: name the master socket under kindler.gateways[].masterSocket.',
    explained:
      'After a reload the former process keeps its sessions until they end. It checks no server any more, so a failover does not cut them: clients may stay on a server that has become read-only.',
    noOld: 'No process from before a reload is left.',
    kind: {
      current: 'Current process',
      old: 'Old process',
    },
    end: {
      open: 'End its sessions…',
      title: 'End the sessions of process {{pid}}',
      help: 'Its {{sessions}} sessions are ended one by one. Their clients lose what is under way, and connect again to where HAProxy sends new clients now.',
      start: 'End them',
    },
    runsFor: 'runs for {{duration}}',
    place: '{{proxy}}/{{server}}: {{sessions}}',
  },
} as const;
