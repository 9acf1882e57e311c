/**
 * 各成员的中文说明。
 */
export const zhMemberFindings = {
  'certificate-expired':
    '{{source}} 的证书已于 {{at}} 到期：检查它的客户端都无法连接。',
  'certificate-expired-next':
    '更新证书，并让服务器重新读取：Patroni 用 reload，PostgreSQL 用 pg_reload_conf()。',
  'certificate-expires': '{{source}} 的证书将于 {{at}} 到期。',
  'certificate-expires-next':
    '更新证书，并让服务器重新读取：Patroni 用 reload，PostgreSQL 用 pg_reload_conf()。',
  'connections-full':
    '{{member}} 上的 PostgreSQL 没有空闲的连接（53300）：它拒绝新的客户端。',
  'connections-full-next':
    '查看连接被谁占用（pg_stat_activity）并结束空闲会话；在前面加连接池，或调大 max_connections。',
  'connections-near-limit': '{{member}} 的 {{max}} 个连接已用 {{used}} 个。',
  'connections-near-limit-next':
    '查看是哪些客户端占用（pg_stat_activity）；在前面加连接池，或调大 max_connections。',
  'fault-next': '{{hint}}',
  'member-hangs': '{{member}} 上的 PostgreSQL 不应答自己的 Patroni。',
  'member-hangs-next':
    '检查 {{member}} 的磁盘与 PostgreSQL 日志，以及在那里 psql 能否连上。',
  'member-not-running': '{{member}} 上的 PostgreSQL 处于状态“{{state}}”。',
  'member-not-running-next': '查看 {{member}} 的 PostgreSQL 和 Patroni 日志。',
  'pod-not-running-next': '查看 Pod {{member}} 的事件及其各容器的日志。',
  'member-silent': '{{member}} 没有应答。',
  'member-silent-next': '检查 {{member}} 是否在运行。',
  'member-unasked':
    '没有谁询问成员 {{members}}，若那里也接受写入，将无从发现。',
  'member-unasked-next':
    '把它的地址加入 kindler.databases[] 的 {{database}}（patroni.members）。',
  'member-unlisted': '{{member}} 有应答，但不在 DCS 的成员之列。',
  'member-unlisted-next':
    '检查 {{member}} 上的 Patroni 能否访问 DCS、scope 是否相同。',
  'no-primary': '没有节点接受写入。',
  'no-primary-next': '提升一个节点，或查明主库为何处于恢复状态。',
  'pending-restart': '{{members}} 等待重启。',
  'pending-restart-for': '{{members}} 等待重启：{{changes}}。',
  'pending-restart-next': '逐个重启这些成员，leader 放在最后。',
  'primary-silent': '{{members}} 没有应答，而应答的节点都不接受写入。',
  'primary-silent-since':
    '{{member}} 在 {{lastSeen}} 最后一次应答时接受写入；现在它没有应答，其他节点都不接受写入。',
  'primary-silent-next': '在提升别的节点之前，先检查 {{member}} 是否在运行。',
  'replica-watchdog-failed':
    '{{member}} 的 watchdog 不工作：若要求有 watchdog，{{member}} 无法接任。',
  'replica-watchdog-failed-next':
    '检查 {{member}} 是否有 watchdog 设备（Patroni 的 watchdog.device），以及能否打开它。',
  'system-identifiers-differ':
    '成员有 {{count}} 个不同的系统标识：它们不是同一个 PostgreSQL 集群。',
  'system-identifiers-differ-next':
    '移除标识不符的成员；检查本集群配置的地址。',
} as const;
