/**
 * 复制、备用集群与 PostgreSQL 是否应答的中文说明。
 */
export const zhReplicationFindings = {
  'holder-hangs': {
    message: '{{member}} 持有锁，但它的 PostgreSQL 不应答自己的 Patroni。',
    next: '检查 {{member}} 的磁盘与 PostgreSQL 日志，以及在那里 psql 能否连上。',
  },
  'member-hangs': {
    message: '{{member}} 上的 PostgreSQL 不应答自己的 Patroni。',
    next: '检查 {{member}} 的磁盘与 PostgreSQL 日志，以及在那里 psql 能否连上。',
  },
  'primary-silent': {
    message: '{{members}} 没有应答，而应答的节点都不接受写入。',
    next: '在提升别的节点之前，先检查 {{members}} 是否在运行。',
  },
  'replay-behind': {
    message: '{{member}} 已收到 {{bytes}} 字节 WAL，但尚未回放。',
    next: '检查 {{member}} 上阻碍回放的长查询（max_standby_streaming_delay）、磁盘和锁冲突；若是有意延迟（recovery_min_apply_delay）则无需处理。',
  },
  'replay-paused': {
    message: '{{member}} 的 WAL 回放已暂停。',
    next: '若无人需要暂停，在 {{member}} 上用 "SELECT pg_wal_replay_resume()" 恢复。max_connections 等设置低于 leader 时 PostgreSQL 会自行暂停，其日志会说明。',
  },
  'replica-not-streaming': {
    message: '{{member}} 在运行，但没有复制。',
    next: '查看 {{member}} 的 PostgreSQL 日志：与 leader 的连接、它的复制槽，或缺失的 WAL。',
  },
  'replica-watchdog-failed': {
    message: '{{member}} 的 watchdog 不工作：若要求有 watchdog，它无法接任。',
    next: '检查 {{member}} 是否有 watchdog 设备（Patroni 的 watchdog.device），以及能否打开它。',
  },
  'standby-accepts-writes': {
    message: '{{members}} 接受写入，但这是备用集群：它已偏离另一站点的历史。',
    next: '立即停止那里的写入。若要由此站点接管，从其配置中删除 standby_cluster；否则重新初始化它。',
  },
  'standby-leader-not-running': {
    message:
      '备用 leader {{member}} 的 PostgreSQL 处于状态“{{state}}”：没有节点在跟随另一站点。',
    next: '查看 {{member}} 的 PostgreSQL 与 Patroni 日志；它恢复之前集群会一直落后。',
  },
  'standby-leader-not-streaming': {
    message:
      '备用 leader {{member}} 在运行，但既不流复制也不从归档恢复：集群正落后于另一站点。',
    next: '查看 {{member}} 的 PostgreSQL 日志：与另一站点（standby_cluster.host 与 port）的连接、复制槽，或缺失的 WAL。',
  },
  'sync-standbys-few': {
    message:
      'synchronous_node_count 要求 {{wanted}} 个同步备库，现在只有 {{count}} 个。',
    next: '检查其余副本为何没有流复制：状态、落后量，以及标签 nosync 与 nofailover。',
  },
  'timeline-went-back': {
    message:
      '{{leader}} 曾在 时间线 {{timeline}} 上领导 {{seconds}} 秒，后被 {{newLeader}} 的较旧 时间线 {{backTo}} 取代：其上已提交的内容已丢失（WAL 至少 {{lostBytes}} 字节）。',
    next: '查明 {{from}} 至 {{to}} 之间写入了什么：若 {{leader}} 的数据目录尚未被覆盖可从中查看，或查 WAL 归档；然后确认此条。',
  },
  'watchdog-failed': {
    message:
      'leader {{member}} 的 watchdog 不工作：它若卡住，没有什么能阻止它写入。',
    next: '检查 {{member}} 是否有 watchdog 设备（Patroni 的 watchdog.device），以及能否打开它。',
  },
};
