import type { FindingCode } from './findingMessages';
import { zhClientFindings } from './zhClientFindings';
import { zhReplicationFindings } from './zhReplicationFindings';
import { zhRouteFindings } from './zhRouteFindings';

/**
 * 各条规则的中文说明。
 */
export const zhFindings: Record<
  FindingCode,
  { message: string; next: string }
> = {
  ...zhClientFindings,
  ...zhReplicationFindings,
  ...zhRouteFindings,
  'backup-failed': {
    message: 'PostgresCluster {{cluster}} 最近一次备份（{{what}}）失败。',
    next: '查看命名空间 {{namespace}} 中相应 Job 的日志，然后手动做一次备份。',
  },
  'certificate-expired': {
    message: '{{source}} 的证书已于 {{at}} 到期：检查它的客户端都无法连接。',
    next: '更新证书，并让服务器重新读取：Patroni 用 reload，PostgreSQL 用 pg_reload_conf()。',
  },
  'certificate-expires': {
    message: '{{source}} 的证书将于 {{at}} 到期。',
    next: '更新证书，并让服务器重新读取：Patroni 用 reload，PostgreSQL 用 pg_reload_conf()。',
  },
  'connections-full': {
    message:
      '{{member}} 上的 PostgreSQL 没有空闲的连接（53300）：它拒绝新的客户端。',
    next: '查看连接被谁占用（pg_stat_activity）并结束空闲会话；在前面加连接池，或调大 max_connections。',
  },
  'connections-near-limit': {
    message: '{{member}} 的 {{max}} 个连接已用 {{used}} 个。',
    next: '查看是哪些客户端占用（pg_stat_activity）；在前面加连接池，或调大 max_connections。',
  },
  'dcs-unseen': {
    message: '{{members}} 连不上 DCS。',
    next: '检查 DCS 是否在运行、节点能否访问它；连不上 DCS 的 leader 会放弃自己的角色。',
  },
  'endpoint-elsewhere': {
    message: 'Endpoints 没有指向锁的持有者 {{holder}}（现指向：{{where}}）。',
    next: '检查是否有别的控制器在改写这些 Endpoints；leader 续锁时 Patroni 会改正它们。',
  },
  'failsafe-active': {
    message: 'DCS 没有应答，集群靠 failsafe 模式维持。',
    next: '恢复 DCS：在此期间无法故障切换。',
  },
  'former-leader-silent': {
    message: '{{member}} 曾持有锁，现在没有应答：它可能仍在接受写入。',
    next: '确认 {{member}} 上的 PostgreSQL 已停止或只读。',
  },
  'holder-not-serving': {
    message: '{{member}} 持有锁，但它的 PostgreSQL 不接受写入。',
    next: '查看 {{member}} 的 PostgreSQL 日志；只要它持有锁，HAProxy 就会继续把写入发往那里。',
  },
  'holder-silent': {
    message: '{{member}} 持有锁，但没有应答。',
    next: '检查 {{member}} 上的 Patroni 是否卡住或被隔离。若一直没有应答，锁在 {{ttl}} 秒后过期，由其他成员接替。',
  },
  'instances-not-ready': {
    message: '实例集 {{set}} 的 {{wanted}} 个实例只有 {{ready}} 个就绪。',
    next: '查看命名空间 {{namespace}} 中该实例集的 Pod 及其事件。',
  },
  'kubernetes-unread': {
    message: '无法在 Kubernetes 中读取 {{resource}}：{{message}}。',
    next: '给 Kindler 的账号授予 {{resource}} 的 get、list、watch 权限（examples/kubernetes），或检查该 API 是否提供这类对象。',
  },
  'lag-high': {
    message:
      '{{member}} 落后 {{lag}} 字节；Patroni 只会切换到落后不超过 {{limit}} 字节的成员。',
    next: '检查 leader 的负载、网络以及 {{member}} 的磁盘。',
  },
  'lag-unknown': {
    message: '{{member}} 落后多少未知。',
    next: '检查 {{member}} 上的 PostgreSQL 是否在运行并复制。',
  },
  'leader-flapping': {
    message: '15 分钟内 leader 更换了 {{count}} 次。',
    next: '查看 Patroni 日志，找出 leader 丢锁的原因：DCS、网络或负载。',
  },
  'leader-timeline-behind': {
    message: 'leader {{leader}} 在时间线 {{timeline}} 上，落后于 {{members}}。',
    next: '重建任何成员之前，先弄清哪条时间线上的数据才算数。',
  },
  'leader-without-address': {
    message: 'leader {{member}} 没有可用的地址。',
    next: '在 {{member}} 的 Patroni 中设置 postgresql.connect_address 和 restapi.connect_address。',
  },
  'lock-not-in-kubernetes': {
    message:
      '{{scope}} 的 Patroni 不把锁保存在 Kubernetes 中：从那里无法得知谁是 leader。',
    next: '在 kindler.databases[].patroni.members 中以同一名称写明各成员的 REST API。',
  },
  'lock-not-renewed': {
    message: '{{member}} 已 {{seconds}} 秒没有续锁；锁在 {{ttl}} 秒后过期。',
    next: '检查 {{member}} 上的 Patroni 是否卡住，或连不上 DCS。',
  },
  'lock-retaken': {
    message:
      '{{member}} 曾丢锁又重新取得：Patroni 记录的持有者变更次数从 {{from}} 变为 {{to}}。',
    next: '查看 {{member}} 上的 Patroni 日志，找出放弃锁的原因。',
  },
  'lock-unknown': {
    message: '没有来源能说明谁持有锁。',
    next: '{{next}}',
  },
  'member-not-running': {
    message: '{{member}} 上的 PostgreSQL 处于状态“{{state}}”。',
    next: '查看 {{member}} 的 PostgreSQL 和 Patroni 日志。',
  },
  'member-silent': {
    message: '{{member}} 没有应答。',
    next: '{{next}}',
  },
  'member-unasked': {
    message: '没有谁询问成员 {{members}}，若那里也接受写入，将无从发现。',
    next: '把它的地址加入 kindler.databases[] 的 {{database}}（patroni.members）。',
  },
  'member-unlisted': {
    message: '{{member}} 有应答，但不在 DCS 的成员之列。',
    next: '检查 {{member}} 上的 Patroni 能否访问 DCS、scope 是否相同。',
  },
  'no-leader': {
    message: '没有谁持有锁：集群没有 leader。',
    next: '检查 DCS 是否应答，以及为何没有成员取锁：延迟、标签，或成员未运行。',
  },
  'no-primary': {
    message: '没有节点接受写入。',
    next: '提升一个节点，或查明主库为何处于恢复状态。',
  },
  'nodes-disagree': {
    message: '各节点对锁的持有者或其时间线说法不一。',
    next: '查找节点与 DCS 之间的网络分区，以及共用同一 scope 的集群。',
  },
  'not-known': {
    message: '无从得知写入是否可用（见证者：{{witness}}）：{{reason}}',
    next: '查看下方各来源为何不应答；补上 SQL 探测角色（kindler.databases[].probe）、网关统计（kindler.gateways[].stats）或写路由。',
  },
  'old-process-silent': {
    message:
      '网关 {{gateway}} 重载前的 HAProxy 进程 {{pid}} 没有说明它还持有哪些会话。',
    next: '检查进程 {{pid}} 是否卡住；路由 {{route}} 的客户端可能还在其中，连着任何一台服务器。',
  },
  'old-sessions-astray': {
    message:
      '重载前的 HAProxy 进程把路由 {{route}} 的 {{count}} 个会话留在 {{servers}} 上，新客户端已不发往那里；没有谁检查或结束这些会话。',
    next: '连同其进程一起结束：在 HAProxy 所在主机上执行 "kill -TERM {{pid}}"。或在 master 套接字上逐个结束："@!{{pid}} show sess" 列出带 srv={{server}} 的会话，"@!{{pid}} shutdown session <id>" 结束其中一个。hard-stop-after 可限制这类进程的存活时间。',
  },
  'old-sessions-kept': {
    message:
      '重载前的 HAProxy 进程仍把路由 {{route}} 的 {{count}} 个会话留在 {{servers}} 上；它不做健康检查，故障切换不会结束这些会话。',
    next: '目前无需处理，客户端断开后即结束；hard-stop-after 可限制这类进程的存活时间。',
  },
  'old-sessions-unasked': {
    message:
      '路由 {{route}} 的客户端是否还留在 HAProxy 上次启动前的进程中、连着 {{member}}，不得而知。',
    next: '若那次启动是重载：用 -W -S 启动 HAProxy，并为 {{gateway}} 设置 kindler.gateways[].masterSocket，即可统计其旧进程。',
  },
  'operator-behind': {
    message: 'PGO 还没有处理 PostgresCluster {{cluster}} 的最新规格。',
    next: '检查 operator 是否在运行，以及它的日志里关于 {{namespace}}/{{cluster}} 的内容。',
  },
  'operator-switchover-open': {
    message: '已请求切换 PostgresCluster {{cluster}}，但 PGO 一直没有执行。',
    next: '查看 operator 的日志和命名空间 {{namespace}} 中 {{cluster}} 的事件；若不再需要，把 spec.patroni.switchover.enabled 设为 false。',
  },
  paused: {
    message: '故障切换已暂停：leader 出故障时无人接替。',
    next: '维护结束后恢复。',
  },
  'paused-without-leader': {
    message: '故障切换已暂停且没有谁持有锁；PostgreSQL 可能仍在接受写入。',
    next: '启动原 leader 上的 Patroni，或恢复故障切换以选出 leader。',
  },
  'pending-restart': {
    message: '{{members}} 等待重启。',
    next: '逐个重启这些成员，leader 放在最后。',
  },
  'pods-labelled-leader': {
    message: '{{pods}} 都带有 leader 标签：可能出现脑裂。',
    next: '查明其中哪个接受写入，并隔离没有持锁的那个。',
  },
  'replica-far-behind': {
    message: '{{member}} 比接受写入的节点落后 {{lag}} 字节。',
    next: '检查主库的负载、网络以及 {{member}} 的磁盘。',
  },
  'replica-timeline-behind': {
    message: '{{members}} 没有跟随 leader 进入时间线 {{timeline}}。',
    next: '查看这些成员的 PostgreSQL 日志；若已分叉则重建。',
  },
  'role-label-elsewhere': {
    message:
      'leader 的角色标签不在锁的持有者 {{holder}} 上（现在在：{{where}}）：Service 会把写入引到错误的地方。',
    next: '检查 {{holder}} 上的 Patroni 是否有权修改自己的 Pod，以及是否有别的程序在写这个标签。',
  },
  'service-elsewhere': {
    message:
      'Service {{service}} 没有指向锁的持有者 {{holder}}（现指向：{{where}}）。',
    next: '检查 {{holder}} 的 Pod 是否就绪（Service 只指向就绪的 Pod），以及 EndpointSlice 是否跟上了 Endpoints（kube-controller-manager）。',
  },
  'slot-inactive': {
    message:
      '{{member}} 的复制槽 {{slot}} 无人使用，却保留着 {{size}} 的 WAL。',
    next: '恢复它的使用方，或删除该复制槽；max_slot_wal_keep_size 可限制复制槽保留的量。',
  },
  'slot-lost': {
    message: '{{member}} 的复制槽 {{slot}} 已丢失：它需要的 WAL 已不在。',
    next: '重建它的使用方（重新初始化副本，或重新建立订阅），然后删除该复制槽。',
  },
  'split-brain': {
    message: '{{members}} 同时接受写入。',
    next: '立即隔离除持锁者之外的所有节点：停止其 PostgreSQL 或切断网络，以免更多数据分叉。',
  },
  'standby-cluster': {
    message: '这是备用集群：它跟随另一站点，按设计不接受写入。',
    next: '无需处理。它落后另一站点多少，在此不得而知。',
  },
  'switchover-scheduled': {
    message: '已计划在 {{at}} 切换。',
    next: '如不需要，请在 Patroni 中取消。',
  },
  'sync-standby-missing': {
    message:
      '同步模式已开启，但没有同步备库：现在提交的数据会随 leader 一起丢失；严格模式（strict={{strict}}）下提交会一直等待。',
    next: '查明副本为何没有在流复制：状态、延迟，以及 nosync、nofailover 标签。',
  },
  'system-identifiers-differ': {
    message:
      '成员有 {{count}} 个不同的系统标识：它们不是同一个 PostgreSQL 集群。',
    next: '移除标识不符的成员；检查本集群配置的地址。',
  },
  'witnesses-disagree': {
    message: '各见证者指向的成员不一致（{{words}}）。',
    next: '切换 leader 时会短暂如此，几秒内即恢复；若持续不变，请对照下方的成员。',
  },
  'writes-elsewhere': {
    message: '{{members}} 接受写入，而锁由 {{holder}} 持有。',
    next: '停止向 {{members}} 写入：它改跟 {{holder}} 时，写在那里的数据会丢失。',
  },
};
