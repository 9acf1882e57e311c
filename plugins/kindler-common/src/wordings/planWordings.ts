/** Results of the checks before an action on a database cluster. */
export const planWordings = {
  'plan-not-offered': '{{reason}}',
  'plan-not-by-operator':
    'PGO runs this cluster, and its PostgresCluster has no way to {{action}}',
  'plan-owner-unknown':
    'It is not known whether PGO runs this cluster: the Kubernetes API has not told of it; see its source',
  'plan-operator-unread': 'The PostgresCluster: {{message}}',
  'plan-operator-current': 'The operator has seen the newest specification',
  'plan-operator-behind':
    'The operator has not seen the newest specification; see whether it runs',
  'plan-operator-paused':
    'The PostgresCluster is paused (spec.paused): the operator would not carry it out',
  'plan-operator-shutdown': 'The PostgresCluster is shut down (spec.shutdown)',
  'plan-operator-works':
    'The operator carries out changes of the PostgresCluster',
  'plan-leader-unknown': 'Who leads is not known',
  'plan-leader-unknown-because': 'Who leads is not known: {{reason}}',
  'plan-no-leader': 'Nobody holds the lock',
  'plan-leader': '{{leader}} leads',
  'plan-leader-same': '{{leader}} led when this was asked for',
  'plan-leader-other':
    '{{before}} led when this was asked for, and {{leader}} leads now',
  'plan-split-brain':
    '{{members}} accepts writes without the lock: end the split brain first',
  'plan-one-writer': '{{leader}} accepts writes, and nobody else does',
  'plan-leader-read-only': 'It is seen that {{leader}} accepts no writes',
  'plan-leader-unseen': 'It is not known that {{leader}} accepts writes',
  'plan-reachable': 'Patroni answers on {{members}}',
  'plan-member-unreachable': 'Patroni on {{member}}: {{fault}}',
  'plan-member-without-url':
    'Patroni on {{member}}: its REST URL is not configured (kindler.databases[].patroni.members)',
  'plan-nobody-reachable': 'Patroni on every member: {{fault}}',
  'plan-no-urls':
    'Patroni on every member: its REST URL is not configured (kindler.databases[].patroni.members)',
  'plan-pause-unknown': 'Whether failover is paused is not known',
  'plan-paused': 'Failover is paused',
  'plan-not-paused': 'Failover is not paused',
  'plan-order-pending':
    "The PostgresCluster already orders a switchover ('{{order}}') that is not carried out",
  'plan-order-scheduled':
    'A switchover is scheduled for {{at}}; cancel it first',
  'plan-no-order': 'No other switchover is scheduled',
  'plan-replicas-left': '{{members}} can take over meanwhile',
  'plan-no-replicas-left':
    'No other replica is seen to stream: nobody can take over meanwhile',
  'plan-member': '{{member}} is a member',
  'plan-no-member': "There is no member '{{member}}'; members: {{members}}",
  'plan-leads-already': '{{member}} leads already',
  'plan-candidate': '{{member}} is a member and does not lead',
  'plan-no-other-member': 'There is no other member',
  'plan-fit': 'Fit to lead: {{members}}',
  'plan-nobody-fit': 'No member is fit to lead: {{reasons}}',
  'plan-streams': '{{member}} streams',
  'plan-streams-not': "{{member}} does not stream, it is '{{state}}'",
  'plan-streams-unknown':
    "It is not known whether {{member}} streams; its state is '{{state}}'",
  'plan-lag':
    '{{member}} is {{lag}} bytes behind; at most {{limit}} are allowed (maximum_lag_on_failover)',
  'plan-lag-unknown': 'The lag of {{member}} is not known',
  'plan-lag-limit-unknown': 'maximum_lag_on_failover is not known',
  'plan-nofailover': '{{member}} is tagged nofailover',
  'plan-no-nofailover': '{{member}} is not tagged nofailover',
  'plan-synchronous': '{{member}} is a synchronous standby',
  'plan-asynchronous':
    '{{member}} is no synchronous standby, and the cluster is in synchronous mode',
  'plan-leader-answers':
    'Patroni of {{leader}} answers, which has to carry it out',
  'plan-leader-unreachable':
    'Patroni of {{leader}}, which has to carry it out: {{fault}}',
  'plan-leader-without-url':
    'Patroni of {{leader}}, which has to carry it out: its REST URL is not configured',
  'plan-paused-no-schedule':
    'A switchover cannot be scheduled while failover is paused',
  'plan-paused-named': 'Failover is paused, and the new leader is named',
  'plan-paused-unnamed': 'Failover is paused: name the member that shall lead',
  'plan-restart-no-schedule':
    'A restart cannot be scheduled unless it is known that failover is not paused',
  'plan-restart-scheduled':
    'A restart of {{member}} is scheduled for {{at}} already',
  'plan-no-restart-scheduled': 'No other restart of {{member}} is scheduled',
  'plan-is-leader': '{{member}} leads: it cannot be made anew',
  'plan-is-writer':
    '{{member}} accepts writes: look at what it holds before its data is thrown away',
  'plan-is-replica': '{{member}} does not lead and takes no writes',
  'plan-writable-unknown': 'It is not known whether {{member}} accepts writes',
  'plan-scheduled': 'A switchover is scheduled for {{at}}',
  'plan-scheduled-from': 'A switchover from {{from}} is scheduled for {{at}}',
  'plan-scheduled-to': 'A switchover to {{to}} is scheduled for {{at}}',
  'plan-scheduled-from-to':
    'A switchover from {{from}} to {{to}} is scheduled for {{at}}',
  'plan-not-scheduled': 'No switchover is scheduled',
  'plan-schedule-unknown': 'Whether a switchover is scheduled is not known',
} as const;
