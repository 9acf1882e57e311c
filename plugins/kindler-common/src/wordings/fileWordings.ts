/** What is said of changes of a gateway, and of files that HAProxy reads. */
export const fileWordings = {
  'files-no-program':
    '{{program}} is not there, so no configuration can be checked; install HAProxy beside the backend, or set kindler.gateways[].files.program',
  'files-not-checked': 'HAProxy could not check the configuration: {{said}}',
  'files-refused':
    'HAProxy refuses the configuration, so nothing was written: {{said}}',
  'files-refused-silently':
    'HAProxy refuses the configuration without a reason (exit code {{code}}), so nothing was written; run haproxy -c by hand',
  'files-no-listener':
    'HAProxy would not start: the configuration opens no listener; give a proxy in kindler.gateways[].files.proxies a bind',
  'files-unreadable':
    '{{path}} cannot be read: {{code}}; correct kindler.gateways[].files.configurations, or let the user of the backend read it',
  'files-unwritable':
    '{{path}} cannot be written: {{code}}; let the user of the backend write into it',
  'files-not-loaded':
    'HAProxy does not have the proxies {{proxies}}; start it once also with `{{option}}`, behind its own configuration, without these proxies in there',
  'files-moved':
    'Server {{server}} runs at {{running}}, and the file says {{written}}; write its address into kindler.gateways[].files.proxies, or set it back in HAProxy',
  'files-warned': 'HAProxy warns: {{said}}',
  'files-reload-refused':
    'HAProxy refuses to reload, goes on with the configuration of before, and has its file again: {{said}}',
  'files-reload-failed':
    'HAProxy refuses to reload, goes on with the configuration of before, and has its file again; its log says why',
  'files-no-worker':
    'HAProxy has no new worker {{seconds}} s after the order to reload; the new file is in place, and the worker of before serves if it lives',
  'files-not-loaded-so':
    'HAProxy reloaded, but {{servers}} are not in the states that were written; somebody else changed them meanwhile',
  'gateway-no-master':
    "Old processes cannot be asked; set kindler.gateways '{{gateway}}'.masterSocket",
  'gateway-sessions-ended':
    'No such session is held by an old process any more; ended: {{count}}',
  'gateway-sessions-stay':
    'Old processes still hold sessions {{seconds}} s after they were ended; end the process itself on the host of HAProxy: kill -TERM <pid>',
  'gateway-server-is': '{{server}} is {{changes}} in the running HAProxy',
  'gateway-server-reads':
    '{{server}} is up by its checks but in recovery, so clients could not write there; it is left as it was. Let its check ask for the leader: option httpchk OPTIONS /primary',
  'gateway-not-kept':
    'A reload of HAProxy undoes the change: the gateway has no stateFile',
} as const;
