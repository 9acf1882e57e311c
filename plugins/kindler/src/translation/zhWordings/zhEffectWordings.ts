export const zhEffectWordings = {
  'effect-stays': '主从切换不会进行。',
  'effect-stays-at': '定于 {{at}} 的主从切换不会进行。',
  'effect-paused':
    'Patroni 不再自动进行故障切换：{{leader}} 发生故障时无人接替，直到恢复自动故障切换。',
  'effect-untouched': 'PostgreSQL 照常运行；不影响连接。',
  'effect-resumed': 'Patroni 重新自动进行故障切换，并修复需要修复的成员。',
  'effect-promotion': '现在没有成员持有锁：可能立即提升某个成员。',
  'effect-copied': '{{member}} 的全部数据会被丢弃并重新复制。',
  'effect-copied-from':
    '{{member}} 的全部数据会被丢弃并重新复制，通常从 {{leader}} 复制。',
  'effect-away-for-copy':
    '到 {{member}} 的连接会断开，复制完成之前它不接受连接；这可能需要很久。',
  'effect-copy-load': '复制会增加网络和数据来源成员的负载。',
  'effect-rolling':
    'Operator 依次重启所有成员（{{members}}）：先副本，最后 leader。',
  'effect-rolling-cut': '每个成员会离线几秒到几分钟，其连接会断开。',
  'effect-rolling-leader':
    'Leader 也会重启：写入停止几秒，之后可能由其他成员担任 leader。',
  'effect-restart': '{{member}} 上的 PostgreSQL 会重启。',
  'effect-restart-at':
    '{{member}} 上的 PostgreSQL 会在 {{at}} 重启；在此之前什么都不会发生。',
  'effect-restart-cut': '其连接会断开，几秒内不接受连接。',
  'effect-restart-leader':
    '{{member}} 是 leader：恢复之前写入停止。若时间过长，Patroni 会把锁交给某个副本。',
  'effect-restart-paused': '自动故障切换已暂停：若它没有恢复，无人接替。',
  'effect-pending': '等待重启的修改会生效。',
  'effect-pending-changes': '等待重启的修改会生效：{{changes}}。',
  'effect-current-leader': 'leader',
  'effect-fit-replica': 'Patroni 选出的合适副本',
  'effect-any-replica': '其选出的合适副本',
  'effect-lock-at':
    'Patroni 会在 {{at}} 把锁从 {{leader}} 交给 {{next}}。在此之前没有变化。',
  'effect-cut-then': '届时到 {{leader}} 的连接会断开，写入停止几秒。',
  'effect-dropped': '若届时无法切换，Patroni 会放弃。',
  'effect-handover': '{{next}} 成为 leader；{{leader}} 成为副本。',
  'effect-cut': '到 {{leader}} 的连接会断开；写入停止几秒。',
  'effect-cut-sessions':
    '到 {{leader}} 的连接会断开（HAProxy 现有 {{sessions}} 个写入会话）；写入停止几秒。',
  'effect-haproxy-follows': 'HAProxy 在接下来的检查之后把写入发往新的 leader。',
  'effect-taken-along':
    '期间经由 {{routes}} 的新连接会在 HAProxy 中等待，新主节点一接受写入就会连到它。',
  'effect-held':
    '期间 PgBouncer {{pooler}} 的客户端在那里等待；它们的事务不会失败。',
  'effect-order-stands': '该指令会保留在 PostgresCluster 中，直到执行。',
};
