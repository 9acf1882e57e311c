/**
 * 复制、时间线、复制槽与备用集群的中文说明。
 */
export const zhReplicationFindings = {
  'lag-high':
    '{{member}} 落后 {{lag}} 字节；Patroni 只会切换到落后不超过 {{limit}} 字节的成员。',
  'lag-high-next': '检查 leader 的负载、网络以及 {{member}} 的磁盘。',
  'lag-unknown': '{{member}} 落后多少未知。',
  'lag-unknown-next': '检查 {{member}} 上的 PostgreSQL 是否在运行并复制。',
  'leader-timeline-behind':
    'leader {{leader}} 在时间线 {{timeline}} 上，落后于 {{members}}。',
  'leader-timeline-behind-next':
    '重建任何成员之前，先弄清哪条时间线上的数据才算数。',
  'replay-behind': '{{member}} 已收到 {{bytes}} 字节 WAL，但尚未回放。',
  'replay-behind-next':
    '检查 {{member}} 上阻碍回放的长查询（max_standby_streaming_delay）、磁盘和锁冲突。',
  'replay-late':
    '{{member}} 按设定延迟回放 WAL：已收到的 {{bytes}} 字节在等待。',
  'replay-late-next': '若 recovery_min_apply_delay 是有意设置的，则无需处理。',
  'replay-paused': '{{member}} 的 WAL 回放已暂停。',
  'replay-paused-next':
    '若无人需要暂停，在 {{member}} 上用 "SELECT pg_wal_replay_resume()" 恢复。max_connections 等设置低于 leader 时 PostgreSQL 会自行暂停，其日志会说明。',
  'replica-far-behind': '{{member}} 比接受写入的节点落后 {{lag}} 字节。',
  'replica-far-behind-next': '检查主库的负载、网络以及 {{member}} 的磁盘。',
  'replica-not-streaming': '{{member}} 在运行，但没有复制。',
  'replica-not-streaming-next':
    '查看 {{member}} 的 PostgreSQL 日志：与 leader 的连接、它的复制槽，或缺失的 WAL。',
  'replica-timeline-behind':
    '{{members}} 没有跟随 leader 进入时间线 {{timeline}}。',
  'replica-timeline-behind-next':
    '查看这些成员的 PostgreSQL 日志；若已分叉则重建。',
  'slot-inactive':
    '{{member}} 的复制槽 {{slot}} 无人使用，却保留着 {{size}} 的 WAL。',
  'slot-inactive-next':
    '恢复它的使用方，或删除该复制槽；max_slot_wal_keep_size 可限制复制槽保留的量。',
  'slot-lost': '{{member}} 的复制槽 {{slot}} 已丢失：它需要的 WAL 已不在。',
  'slot-lost-next':
    '重建它的使用方（重新初始化副本，或重新建立订阅），然后删除该复制槽。',
  'standby-accepts-writes':
    '{{members}} 接受写入，但这是备用集群：它已偏离另一站点的历史。',
  'standby-accepts-writes-next':
    '立即停止那里的写入。若要由此站点接管，从其配置中删除 standby_cluster；否则重新初始化它。',
  'standby-cluster': '这是备用集群：它跟随另一站点，按设计不接受写入。',
  'standby-cluster-next': '无需处理。它落后另一站点多少，在此不得而知。',
  'standby-leader-not-running':
    '备用 leader {{member}} 的 PostgreSQL 处于状态“{{state}}”：没有节点在跟随另一站点。',
  'standby-leader-not-running-next':
    '查看 {{member}} 的 PostgreSQL 与 Patroni 日志；它恢复之前集群会一直落后。',
  'standby-leader-not-streaming':
    '备用 leader {{member}} 在运行，但既不流复制也不从归档恢复：集群正落后于另一站点。',
  'standby-leader-not-streaming-next':
    '查看 {{member}} 的 PostgreSQL 日志：与另一站点（standby_cluster.host 与 port）的连接、复制槽，或缺失的 WAL。',
  'sync-standby-missing':
    '同步模式已开启，但没有同步备库：现在提交的数据会随 leader 一起丢失。',
  'sync-standby-missing-strict':
    'synchronous_mode_strict 已开启，但没有同步备库：提交一直在等待。',
  'sync-standby-missing-next':
    '查明副本为何没有在流复制：状态、延迟，以及 nosync、nofailover 标签。',
  'sync-standbys-few':
    'synchronous_node_count 要求 {{wanted}} 个同步备库，现在只有 {{count}} 个。',
  'sync-standbys-few-next':
    '检查其余副本为何没有流复制：状态、落后量，以及标签 nosync 与 nofailover。',
  'timeline-went-back':
    '{{leader}} 曾在时间线 {{timeline}} 上领导 {{seconds}} 秒，后被 {{newLeader}} 的较旧时间线 {{backTo}} 取代：其上已提交的内容已丢失。',
  'timeline-went-back-by':
    '{{leader}} 曾在时间线 {{timeline}} 上领导 {{seconds}} 秒，后被 {{newLeader}} 的较旧时间线 {{backTo}} 取代：其上已提交的内容已丢失，WAL 至少 {{lostBytes}} 字节。',
  'timeline-went-back-next':
    '查明 {{from}} 至 {{to}} 之间写入了什么：若 {{leader}} 的数据目录尚未被覆盖可从中查看，或查 WAL 归档；然后确认此条。',
} as const;
