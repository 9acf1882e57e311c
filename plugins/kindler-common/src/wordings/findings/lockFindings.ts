/** Findings about the leader, according to the lock in the DCS. */
export const lockFindings = {
  'dcs-unseen': '{{members}} does not reach the DCS.',
  'dcs-unseen-by-all': 'No node reaches the DCS.',
  'dcs-unseen-next':
    'See whether the DCS runs and the node reaches it; a leader that cannot reach it gives up its role.',
  'failsafe-active':
    'The DCS does not answer; the cluster lives on failsafe mode.',
  'failsafe-active-next':
    'Bring the DCS back: while it is away no failover is possible.',
  'former-leader-silent':
    '{{member}} held the lock before and does not answer: it may still accept writes.',
  'former-leader-silent-next':
    'Make sure that PostgreSQL on {{member}} is stopped or read-only.',
  'holder-hangs':
    '{{member}} holds the lock, but its PostgreSQL does not answer its Patroni.',
  'holder-hangs-next':
    'See the disks and the PostgreSQL log on {{member}}, and whether psql gets through there.',
  'holder-not-serving':
    '{{member}} holds the lock but its PostgreSQL accepts no writes.',
  'holder-not-serving-next':
    'See the PostgreSQL log on {{member}}; HAProxy keeps sending writes there while it holds the lock.',
  'holder-silent': '{{member}} holds the lock but does not answer.',
  'holder-silent-next':
    'See whether Patroni on {{member}} hangs or is cut off. Without an answer its lock expires after {{ttl}} s and another member takes over.',
  'leader-flapping': 'The leader changed {{count}} times within 15 minutes.',
  'leader-flapping-next':
    'See the Patroni logs for why leaders lose the lock: the DCS, the network or the load.',
  'leader-without-address':
    'The leader {{member}} is listed without a usable address.',
  'leader-without-address-next':
    'Set postgresql.connect_address and restapi.connect_address of Patroni on {{member}}.',
  'lock-not-in-kubernetes':
    'Patroni of {{scope}} keeps no lock in Kubernetes: who leads is not known from there.',
  'lock-not-in-kubernetes-next':
    'Name the REST APIs of its members in kindler.databases[].patroni.members, under the same name as here.',
  'lock-not-renewed':
    '{{member}} has not renewed its lock for {{seconds}} s; it expires after {{ttl}} s.',
  'lock-not-renewed-next':
    'See whether Patroni on {{member}} hangs or cannot reach the DCS.',
  'lock-retaken':
    '{{member}} lost the lock and took it back: Patroni counts {{to}} changes of holder, {{from}} before.',
  'lock-retaken-next':
    'See the log of Patroni on {{member}} for why it gave the lock up.',
  'lock-unknown': 'Nobody says who holds the lock.',
  'lock-unknown-next': '{{hint}}',
  'no-leader': 'Nobody holds the lock: the cluster has no leader.',
  'no-leader-but-writers':
    'Nobody holds the lock, while {{writers}} still accepts writes.',
  'no-leader-next':
    'See whether the DCS answers and why no member takes the lock: lag, tags or a member that is not running.',
  'nodes-disagree': 'The nodes disagree about who holds the lock.',
  'nodes-disagree-about-timeline':
    'The nodes disagree about the timeline of {{leader}}, which holds the lock.',
  'nodes-disagree-next':
    'Look for a partition between the nodes and the DCS, and for clusters that share a scope.',
  paused: 'Failover is paused: nothing takes over when the leader fails.',
  'paused-next': 'Resume when the maintenance is done.',
  'paused-without-leader':
    'Failover is paused and nobody holds the lock; PostgreSQL may still accept writes.',
  'paused-without-leader-unrouted':
    'Failover is paused and nobody holds the lock; PostgreSQL may still accept writes, but HAProxy sends them nowhere.',
  'paused-without-leader-next':
    'Start Patroni on the former leader, or resume failover so that a leader is elected.',
  'split-brain': '{{members}} accept writes at the same time.',
  'split-brain-next':
    'Fence every one but the lock holder now: stop its PostgreSQL or cut it off, before more rows diverge.',
  'switchover-scheduled': 'A switchover is scheduled for {{at}}.',
  'switchover-scheduled-from':
    'A switchover from {{from}} is scheduled for {{at}}.',
  'switchover-scheduled-to': 'A switchover to {{to}} is scheduled for {{at}}.',
  'switchover-scheduled-from-to':
    'A switchover from {{from}} to {{to}} is scheduled for {{at}}.',
  'switchover-scheduled-next': 'Cancel it in Patroni if it is not wanted.',
  'watchdog-failed':
    'The watchdog of the leader {{member}} does not work: if it hangs, nothing stops its writes.',
  'watchdog-failed-next':
    'See whether {{member}} has the watchdog device (watchdog.device of Patroni) and may open it.',
  'writes-elsewhere':
    '{{members}} accepts writes, but {{holder}} holds the lock.',
  'writes-elsewhere-next':
    'Stop writes on {{members}}: what is written there is lost when it follows {{holder}}.',
} as const;
