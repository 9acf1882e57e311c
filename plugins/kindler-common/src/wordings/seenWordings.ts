/**
 * Texts of the steps of a database action: what they wait for, what they see, and what to do if it does not happen.
 * Texts that start with a small letter are parts of another text.
 */
export const seenWordings = {
  'seen-not-in-time':
    '{{what}} was not seen within {{seconds}} s; seen instead: {{seen}}. {{next}}',
  'seen-nothing': 'nothing',
  'seen-both': '{{first}}. {{second}}',
  'seen-outage': '{{seen}}; clients could not write for {{ms}} ms',
  'seen-held': '{{seen}}; PgBouncer held clients back for {{ms}} ms at most',

  'awaited-switchover': 'The switchover',
  'awaited-schedule-end': 'The end of the schedule',
  'awaited-pause': 'The pause',
  'awaited-pause-end': 'The end of the pause',
  'awaited-restart': 'The restart',
  'awaited-return': 'The return of the member',
  'awaited-copy': 'The begin of the copy',
  'awaited-streaming': 'Streaming',
  'awaited-clients': "HAProxy's move",

  'look-findings': 'See the findings of the cluster.',
  'look-gateway':
    'See the findings of the cluster: its gateway does not follow the lock.',
  'look-pause': 'See which member does not know it, and its log.',
  'look-schedule': 'It may still be carried out at its time.',
  'look-patroni-log': 'See the Patroni log of {{member}}.',
  'look-postgres-log': 'See the PostgreSQL log of the member.',
  'look-logs': 'See the PostgreSQL and Patroni logs of {{member}}.',
  'look-logs-again':
    'See the PostgreSQL and Patroni logs of {{member}}; Patroni tries again by itself.',
  'look-leader-log':
    'Patroni may still carry it out; see the log of {{leader}}.',
  'look-operator-order': "See the operator's log; the order is taken back.",
  'look-operator-pods':
    "See the operator's log and the pods; it goes on with what it began.",

  'seen-leader-unknown': 'it is not known who leads',
  'seen-nobody': 'nobody',
  'seen-no-leader': 'nobody holds the lock',
  'seen-leads-again': '{{member}} leads again, on timeline {{timeline}}',
  'seen-leads-still': '{{member}} still leads',
  'seen-leads-instead': '{{member}} leads instead of {{wanted}}',
  'seen-leads-now': '{{member}} leads now, not {{wanted}}',
  'seen-standby-leader': '{{member}} is the standby leader',
  'seen-standby-leader-on':
    '{{member}} is the standby leader on timeline {{timeline}}',
  'seen-holder-state': "{{member}} holds the lock and is '{{state}}'",
  'seen-not-promoted': '{{member}} holds the lock and is not promoted yet',
  'seen-other-writer':
    '{{member}} holds the lock, and {{others}} accepts writes',
  'seen-leads-writing': '{{member}} leads and accepts writes',
  'seen-leads-writing-on':
    '{{member}} leads on timeline {{timeline}} and accepts writes',
  'seen-leads-unwitnessed':
    '{{member}} leads; no witness tells whether it accepts writes',
  'seen-leads-unwitnessed-on':
    '{{member}} leads on timeline {{timeline}}; no witness tells whether it accepts writes',
  'seen-not-writing':
    '{{member}} holds the lock and is not seen to accept writes',
  'seen-not-routed-before':
    'HAProxy did not send writes to this cluster before, so that was not looked at',
  'seen-standby-takes-none': 'A standby cluster takes no writes',
  'seen-routed': 'HAProxy sends writes to {{leader}} and to nobody else',
  'seen-routed-elsewhere':
    'HAProxy sends writes to {{members}}, and {{leader}} leads',
  'seen-moves-later': 'Nothing is moved before its time',
  'seen-happens-later': 'Nothing happens before its time',
  'seen-scheduled': 'The switchover is scheduled for {{at}}',
  'seen-no-schedule': 'Patroni has no such schedule',
  'seen-schedule-unknown': 'it is not known what is scheduled',
  'seen-still-scheduled': 'a switchover is scheduled for {{at}}',
  'seen-unscheduled': 'No switchover is scheduled any more',
  'seen-unscheduled-moved':
    'Nothing is scheduled any more, but {{leader}} leads and {{before}} led before: it may have been carried out',
  'seen-order-kept': 'Patroni keeps the order until its time',
  'seen-no-order': 'Patroni has no order left',
  'seen-unordered': 'The PostgresCluster orders no switchover any more',
  'seen-ordered-still': 'The PostgresCluster still orders the switchover',
  'seen-ordered-other': 'The PostgresCluster orders another switchover now',
  'seen-unreported': '{{seen}}, and the operator has not reported it yet',
  'seen-pause-unknown': 'it is not known whether failover is paused',
  'seen-is-paused': 'failover is paused',
  'seen-is-not-paused': 'failover is not paused',
  'seen-pause-behind':
    'failover is paused by the record, but {{members}} does not know it',
  'seen-resume-behind':
    'failover is not paused by the record, but {{members}} does not know it',
  'seen-no-member': 'no member',
  'seen-paused': 'Failover is paused, and {{members}} know it',
  'seen-paused-but':
    'Failover is paused, and {{members}} know it; {{silent}} did not answer',
  'seen-resumed': 'Failover is not paused, and {{members}} know it',
  'seen-resumed-but':
    'Failover is not paused, and {{members}} know it; {{silent}} did not answer',
  'seen-paused-record': "Failover is paused, by Patroni's record",
  'seen-resumed-record': "Failover is not paused, by Patroni's record",
  'seen-unlisted': '{{member}} is not listed',
  'seen-streams': '{{member}} streams',
  'seen-streams-not': "{{member}} is '{{state}}' and is not seen to stream",
  'seen-restart-scheduled': 'A restart of {{member}} is scheduled for {{at}}',
  'seen-postgres-silent':
    'PostgreSQL on {{member}} does not answer: {{reason}}',
  'seen-in-state': "it is '{{state}}'",
  'seen-as-started':
    "PostgreSQL on {{member}} is '{{state}}', started at {{at}}",
  'seen-started': 'PostgreSQL on {{member}} was started at {{at}}',
  'seen-not-running': '{{members}} does not run',
  'seen-pods-new': 'The pods of {{members}} are new and ready',
  'seen-pods-old': 'the pods of {{members}} are not new and ready',
  'seen-member-silent': '{{member}} does not answer: {{reason}}',
  'seen-copying': '{{member}} is being copied anew',
  'seen-copy-taken': 'Patroni of {{member}} has taken it up',
  'seen-as-before': "{{member}} is '{{state}}' as before",
  'seen-leads-uncopied': '{{member}} leads now: it cannot be made anew',

  'told-unanswered': 'Patroni has not answered yet; watching what it does',
  'told-answer': 'Patroni answered {{status}}',
  'told-answer-text': 'Patroni answered {{status}}: {{said}}',
  'told-auth':
    '{{answer}}. Check kindler.databases[].patroni.auth, .tls.certFile',
  'told-switchover': 'The switchover is ordered in the PostgresCluster',
  'told-restart': 'The restart is ordered in the PostgresCluster',
  'told-changed': 'The PostgresCluster is changed',

  'left-no-leader':
    "Nobody is seen to lead '{{database}}' now; see its findings",
  'left-leader': '{{leader}} leads now',
  'left-leader-moved':
    '{{leader}} leads now, and {{before}} led before; that is not taken back by itself',
  'left-unplanned': "'{{database}}' cannot be acted on as it was planned",
  'left-unplanned-because':
    "'{{database}}' cannot be acted on as it was planned: {{reason}}",

  'controller-only-looks':
    "The portal only looks at it (kindler.databases '{{database}}'.actions)",
  'controller-no-patroni': 'Patroni does not run this cluster',
  'controller-no-urls':
    'No REST URL of its members is configured (kindler.databases[].patroni.members)',
  'controller-api-unknown':
    'It is not known in which Kubernetes API PGO runs it',
  'controller-other-operator':
    'An operator runs this cluster that writes its PostgresCluster anew ({{group}})',
  'controller-no-actions':
    "PGO runs this cluster, and kindler.kubernetes '{{api}}' has no 'actions'",
  'controller-untold': "Patroni of '{{database}}' cannot be told: {{reason}}",
  'controller-no-member': 'no member is configured',
  'controller-not-configured': '{{member}} is not among the configured members',
} as const;
