/** Findings about sessions on servers that get no new ones. */
export const sessionFindings = {
  'old-process-silent':
    'HAProxy process {{pid}} of gateway {{gateway}}, from before a reload, does not say which sessions it holds.',
  'old-process-silent-next':
    'See whether process {{pid}} hangs; it may hold clients of route {{route}} on any server.',
  'old-sessions-astray':
    'A HAProxy process from before a reload holds sessions of route {{route}} ({{count}}) on {{servers}}, where new clients are not sent; nothing checks or ends them.',
  'old-sessions-astray-next':
    'End them here, at the process of gateway and route, or with their process: "kill -TERM {{pid}}" on the host of HAProxy. Or each by itself on the master socket: "@!{{pid}} show sess" lists them with srv={{server}}, and "@!{{pid}} shutdown session <id>" ends one. hard-stop-after bounds how long such a process lives.',
  'old-sessions-kept':
    'A HAProxy process from before a reload still holds sessions of route {{route}} ({{count}}) on {{servers}}; it checks no server, so a failover would not end them.',
  'old-sessions-kept-next':
    'Nothing to do now. They end with their clients; hard-stop-after bounds how long such a process lives.',
  'old-sessions-unasked':
    'Whether clients of route {{route}} stay with {{member}} in a HAProxy process from before its last start is not known.',
  'old-sessions-unasked-next':
    'If that start was a reload: start HAProxy with -W -S and set kindler.gateways[].masterSocket of {{gateway}}; its old processes are counted then.',
  'sessions-left-behind':
    'Sessions of route {{route}} ({{count}}) stay on {{servers}}, where no new ones are sent.',
  'sessions-left-behind-next':
    'End them on the runtime socket ("shutdown sessions server {{proxy}}/{{server}}"), and set on-marked-down shutdown-sessions on the proxy.',
} as const;
