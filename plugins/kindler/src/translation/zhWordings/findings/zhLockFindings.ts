/**
 * 锁与 leader 的中文说明。
 */
export const zhLockFindings = {
  'dcs-unseen': '{{members}} 连不上 DCS。',
  'dcs-unseen-by-all': '没有节点能连上 DCS。',
  'dcs-unseen-next':
    '检查 DCS 是否在运行、节点能否访问它；连不上 DCS 的 leader 会放弃自己的角色。',
  'failsafe-active': 'DCS 没有应答，集群靠 failsafe 模式维持。',
  'failsafe-active-next': '恢复 DCS：在此期间无法故障切换。',
  'former-leader-silent':
    '{{member}} 曾持有锁，现在没有应答：它可能仍在接受写入。',
  'former-leader-silent-next': '确认 {{member}} 上的 PostgreSQL 已停止或只读。',
  'holder-hangs': '{{member}} 持有锁，但它的 PostgreSQL 不应答自己的 Patroni。',
  'holder-hangs-next':
    '检查 {{member}} 的磁盘与 PostgreSQL 日志，以及在那里 psql 能否连上。',
  'holder-not-serving': '{{member}} 持有锁，但它的 PostgreSQL 不接受写入。',
  'holder-not-serving-next':
    '查看 {{member}} 的 PostgreSQL 日志；只要它持有锁，HAProxy 就会继续把写入发往那里。',
  'holder-silent': '{{member}} 持有锁，但没有应答。',
  'holder-silent-next':
    '检查 {{member}} 上的 Patroni 是否卡住或被隔离。若一直没有应答，锁在 {{ttl}} 秒后过期，由其他成员接替。',
  'leader-flapping': '15 分钟内 leader 更换了 {{count}} 次。',
  'leader-flapping-next':
    '查看 Patroni 日志，找出 leader 丢锁的原因：DCS、网络或负载。',
  'leader-without-address': 'leader {{member}} 没有可用的地址。',
  'leader-without-address-next':
    '在 {{member}} 的 Patroni 中设置 postgresql.connect_address 和 restapi.connect_address。',
  'lock-not-in-kubernetes':
    '{{scope}} 的 Patroni 不把锁保存在 Kubernetes 中：从那里无法得知谁是 leader。',
  'lock-not-in-kubernetes-next':
    '在 kindler.databases[].patroni.members 中以同一名称写明各成员的 REST API。',
  'lock-not-renewed':
    '{{member}} 已 {{seconds}} 秒没有续锁；锁在 {{ttl}} 秒后过期。',
  'lock-not-renewed-next':
    '检查 {{member}} 上的 Patroni 是否卡住，或连不上 DCS。',
  'lock-retaken':
    '{{member}} 曾丢锁又重新取得：Patroni 记录的持有者变更次数从 {{from}} 变为 {{to}}。',
  'lock-retaken-next': '查看 {{member}} 上的 Patroni 日志，找出放弃锁的原因。',
  'lock-unknown': '没有来源能说明谁持有锁。',
  'lock-unknown-next': '{{hint}}',
  'no-leader': '没有谁持有锁：集群没有 leader。',
  'no-leader-but-writers': '没有谁持有锁，而 {{writers}} 仍接受写入。',
  'no-leader-next':
    '检查 DCS 是否应答，以及为何没有成员取锁：延迟、标签，或成员未运行。',
  'nodes-disagree': '各节点对谁持有锁说法不一。',
  'nodes-disagree-about-timeline':
    '锁由 {{leader}} 持有，但各节点对它的时间线说法不一。',
  'nodes-disagree-next':
    '查找节点与 DCS 之间的网络分区，以及共用同一 scope 的集群。',
  paused: '故障切换已暂停：leader 出故障时无人接替。',
  'paused-next': '维护结束后恢复。',
  'paused-without-leader':
    '故障切换已暂停且没有谁持有锁；PostgreSQL 可能仍在接受写入。',
  'paused-without-leader-unrouted':
    '故障切换已暂停且没有谁持有锁；PostgreSQL 可能仍在接受写入，但 HAProxy 没有把写入发往任何地方。',
  'paused-without-leader-next':
    '启动原 leader 上的 Patroni，或恢复故障切换以选出 leader。',
  'split-brain': '{{members}} 同时接受写入。',
  'split-brain-next':
    '立即隔离除持锁者之外的所有节点：停止其 PostgreSQL 或切断网络，以免更多数据分叉。',
  'switchover-scheduled': '已计划在 {{at}} 切换。',
  'switchover-scheduled-from': '已计划在 {{at}} 从 {{from}} 切换。',
  'switchover-scheduled-to': '已计划在 {{at}} 切换到 {{to}}。',
  'switchover-scheduled-from-to': '已计划在 {{at}} 从 {{from}} 切换到 {{to}}。',
  'switchover-scheduled-next': '如不需要，请在 Patroni 中取消。',
  'watchdog-failed':
    'leader {{member}} 的 watchdog 不工作：它若卡住，没有什么能阻止它写入。',
  'watchdog-failed-next':
    '检查 {{member}} 是否有 watchdog 设备（Patroni 的 watchdog.device），以及能否打开它。',
  'writes-elsewhere': '{{members}} 接受写入，而锁由 {{holder}} 持有。',
  'writes-elsewhere-next':
    '停止向 {{members}} 写入：它改跟 {{holder}} 时，写在那里的数据会丢失。',
} as const;
