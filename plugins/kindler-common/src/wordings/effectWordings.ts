/** Expected effects of an action on a database cluster. */
export const effectWordings = {
  'effect-stays': 'The switchover does not take place.',
  'effect-stays-at': 'The switchover scheduled for {{at}} does not take place.',
  'effect-paused':
    'Patroni no longer fails over by itself: when {{leader}} fails, nobody takes over until failover is resumed.',
  'effect-untouched':
    'PostgreSQL goes on as it is; connections are not touched.',
  'effect-resumed':
    'Patroni fails over by itself again, and repairs members that need it.',
  'effect-promotion':
    'Nobody holds the lock now: a member may be promoted at once.',
  'effect-copied': 'All data of {{member}} is thrown away and copied anew.',
  'effect-copied-from':
    'All data of {{member}} is thrown away and copied anew, as a rule from {{leader}}.',
  'effect-away-for-copy':
    'Connections to {{member}} are cut, and it takes none until the copy is done; that can take long.',
  'effect-copy-load':
    'The copying loads the network and the member that is copied from.',
  'effect-rolling':
    'The operator restarts all members ({{members}}), one after the other: replicas first, the leader last.',
  'effect-rolling-cut':
    'Each member is away for some seconds up to some minutes, and its connections are cut.',
  'effect-rolling-leader':
    'The leader is restarted too: writes stop for some seconds, and another member may lead afterwards.',
  'effect-restart': 'PostgreSQL on {{member}} restarts.',
  'effect-restart-at':
    'PostgreSQL on {{member}} restarts at {{at}}; nothing happens before.',
  'effect-restart-cut':
    'Its connections are cut, and it takes none for some seconds.',
  'effect-restart-leader':
    '{{member}} leads: writes stop until it is back. When it takes too long, Patroni hands the lock to a replica.',
  'effect-restart-paused':
    'Failover is paused: nobody takes over when it does not come back.',
  'effect-pending': 'Changes that wait for a restart take effect.',
  'effect-pending-changes':
    'Changes that wait for a restart take effect: {{changes}}.',
  'effect-current-leader': 'the leader',
  'effect-fit-replica': 'A fit replica that Patroni chooses',
  'effect-any-replica': 'a fit replica of its choice',
  'effect-lock-at':
    'Patroni hands the lock from {{leader}} to {{next}} at {{at}}. Nothing changes before.',
  'effect-cut-then':
    'Connections to {{leader}} are cut then, and writes stop for some seconds.',
  'effect-dropped':
    'When the switchover is not possible at that time, Patroni drops it.',
  'effect-handover':
    '{{next}} becomes the leader; {{leader}} becomes a replica.',
  'effect-cut':
    'Connections to {{leader}} are cut; writes stop for some seconds.',
  'effect-cut-sessions':
    'Connections to {{leader}} are cut (HAProxy holds {{sessions}} for writes now); writes stop for some seconds.',
  'effect-haproxy-follows':
    'HAProxy sends writes to the new leader after its next checks.',
  'effect-taken-along':
    'New connections through {{routes}} wait in HAProxy meanwhile, and go to the new leader as soon as it accepts writes.',
  'effect-held':
    'Clients of PgBouncer {{pooler}} wait there meanwhile; no transaction of theirs fails.',
  'effect-order-stands':
    'The order stands in the PostgresCluster until it is carried out.',
} as const;
