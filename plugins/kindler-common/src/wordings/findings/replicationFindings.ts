/** Findings about replication, timelines, slots and standby clusters. */
export const replicationFindings = {
  'lag-high':
    '{{member}} lags {{lag}} bytes behind; Patroni fails over only to members within {{limit}}.',
  'lag-high-next':
    'See the load of the leader, the network and the disks of {{member}}.',
  'lag-unknown': 'How far {{member}} lags behind is unknown.',
  'lag-unknown-next':
    'See whether PostgreSQL on {{member}} runs and replicates.',
  'leader-timeline-behind':
    'The leader {{leader}} is on timeline {{timeline}}, behind {{members}}.',
  'leader-timeline-behind-next':
    'Find out which timeline holds the data that counts before anything is reinitialised.',
  'replay-behind':
    '{{member}} received {{bytes}} bytes of WAL that it has not replayed.',
  'replay-behind-next':
    'See long queries on {{member}} that hold replay up (max_standby_streaming_delay), its disks, and conflicts with locks.',
  'replay-late':
    '{{member}} replays WAL late on purpose: {{bytes}} bytes that it received wait.',
  'replay-late-next':
    'Nothing to do, as long as recovery_min_apply_delay is meant.',
  'replay-paused': 'Replay of WAL is paused on {{member}}.',
  'replay-paused-next':
    'Resume it on {{member}} ("SELECT pg_wal_replay_resume()") if nobody needs it paused. PostgreSQL pauses it itself where a setting such as max_connections is lower than on the leader; its log says so.',
  'replica-far-behind':
    '{{member}} lags {{lag}} bytes behind the node that accepts writes.',
  'replica-far-behind-next':
    'See the load of the leader, the network and the disks of {{member}}.',
  'replica-not-streaming': '{{member}} runs but does not replicate.',
  'replica-not-streaming-next':
    'See the PostgreSQL log on {{member}}: its connection to the leader, its slot or missing WAL.',
  'replica-timeline-behind':
    '{{members}} did not follow the leader to timeline {{timeline}}.',
  'replica-timeline-behind-next':
    'See the PostgreSQL log of these members; reinitialise them if they have diverged.',
  'slot-inactive':
    'Replication slot {{slot}} of {{member}} is not in use and keeps {{size}} of WAL.',
  'slot-inactive-next':
    'Bring its consumer back, or drop the slot; max_slot_wal_keep_size bounds what slots may keep.',
  'slot-lost':
    'Replication slot {{slot}} of {{member}} is lost: the WAL that it needs is gone.',
  'slot-lost-next':
    'Make its consumer anew (reinitialise the replica, or set the subscription up again), then drop the slot.',
  'standby-accepts-writes':
    '{{members}} accepts writes, but this is a standby cluster: it has left the history of the other site.',
  'standby-accepts-writes-next':
    'Stop writes there now. If the site is meant to take over, remove standby_cluster from its configuration; else reinitialise it.',
  'standby-cluster':
    'This is a standby cluster: it follows another site and takes no writes by design.',
  'standby-cluster-next':
    'Nothing to do. Its lag behind the other site is not known here.',
  'standby-leader-not-running':
    'PostgreSQL of the standby leader {{member}} is in state "{{state}}": nothing follows the other site.',
  'standby-leader-not-running-next':
    'See the PostgreSQL and Patroni logs on {{member}}; until it runs the cluster falls behind.',
  'standby-leader-not-streaming':
    'The standby leader {{member}} runs but neither streams nor restores from an archive: the cluster falls behind the other site.',
  'standby-leader-not-streaming-next':
    'See the PostgreSQL log on {{member}}: its connection to the other site (standby_cluster.host and port), its slot or missing WAL.',
  'sync-standby-missing':
    'No standby is synchronous although synchronous mode is on: what is committed now is lost with the leader.',
  'sync-standby-missing-strict':
    'No standby is synchronous while synchronous_mode_strict is on: commits wait.',
  'sync-standby-missing-next':
    'See why no replica streams: its state, its lag, and the tags nosync and nofailover.',
  'sync-standbys-few':
    'Of {{wanted}} synchronous standbys that synchronous_node_count asks for, {{count}} is there.',
  'sync-standbys-few-next':
    'See why the other replicas do not stream: their state, their lag, and the tags nosync and nofailover.',
  'timeline-went-back':
    'Timeline {{timeline}}, on which {{leader}} led for {{seconds}} s, gave way to the older timeline {{backTo}} of {{newLeader}}: what was committed on it is lost.',
  'timeline-went-back-by':
    'Timeline {{timeline}}, on which {{leader}} led for {{seconds}} s, gave way to the older timeline {{backTo}} of {{newLeader}}: what was committed on it is lost: at least {{lostBytes}} bytes of WAL.',
  'timeline-went-back-next':
    'Find out what was written from {{from}} to {{to}}, from the data directory of {{leader}} if it was not overwritten yet, or from the WAL archive; then acknowledge this finding.',
} as const;
