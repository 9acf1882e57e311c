/** Findings about the health of members, whoever leads. */
export const memberFindings = {
  'certificate-expired':
    'The certificate of {{source}} ended at {{at}}: who checks it gets nowhere.',
  'certificate-expired-next':
    'Renew it, and have the server read it again; Patroni does on reload, PostgreSQL on pg_reload_conf().',
  'certificate-expires': 'The certificate of {{source}} ends at {{at}}.',
  'certificate-expires-next':
    'Renew it, and have the server read it again; Patroni does on reload, PostgreSQL on pg_reload_conf().',
  'connections-full':
    'PostgreSQL on {{member}} has no free connection (53300): it refuses new clients.',
  'connections-full-next':
    'See who holds them (pg_stat_activity) and end idle sessions; put a pooler in front, or raise max_connections.',
  'connections-near-limit':
    '{{used}} of the {{max}} connections of {{member}} are in use.',
  'connections-near-limit-next':
    'See which clients hold them (pg_stat_activity); put a pooler in front, or raise max_connections.',
  'fault-next': '{{hint}}',
  'member-hangs': 'PostgreSQL on {{member}} does not answer its Patroni.',
  'member-hangs-next':
    'See the disks and the PostgreSQL log on {{member}}, and whether psql gets through there.',
  'member-not-running': 'PostgreSQL on {{member}} is in state "{{state}}".',
  'member-not-running-next':
    'See the PostgreSQL and Patroni logs on {{member}}.',
  'pod-not-running-next':
    'See the events of pod {{member}} and the logs of its containers.',
  'member-silent': '{{member}} does not answer.',
  'member-silent-next': 'See whether {{member}} runs.',
  'member-unasked':
    'Nobody asks {{members}}, listed by the DCS: if writes were accepted there by mistake, it would not be noticed.',
  'member-unasked-next':
    'Add the address to kindler.databases[] {{database}} (patroni.members).',
  'member-unlisted':
    '{{member}} answers but is no member of the cluster in the DCS.',
  'member-unlisted-next':
    'See whether Patroni on {{member}} reaches the DCS and has the same scope.',
  'no-primary': 'No node accepts writes.',
  'no-primary-next': 'Promote one node, or see why the primary is in recovery.',
  'pending-restart': 'A restart is pending on {{members}}.',
  'pending-restart-for': 'A restart is pending on {{members}}: {{changes}}.',
  'pending-restart-next':
    'Restart these members one after the other, the leader last.',
  'primary-silent':
    'No node that answers accepts writes, and {{members}} does not answer.',
  'primary-silent-since':
    '{{member}} accepted writes when it last answered, at {{lastSeen}}; now it does not answer, and no other node accepts writes.',
  'primary-silent-next':
    'See whether {{member}} runs before another node is promoted.',
  'replica-watchdog-failed':
    'The watchdog of {{member}} does not work: where it is required, {{member}} cannot take over.',
  'replica-watchdog-failed-next':
    'See whether {{member}} has the watchdog device (watchdog.device of Patroni) and may open it.',
  'system-identifiers-differ':
    'The members have {{count}} different system identifiers: they are not one PostgreSQL cluster.',
  'system-identifiers-differ-next':
    'Take the members with the wrong identifier out; check which addresses are configured for this cluster.',
} as const;
