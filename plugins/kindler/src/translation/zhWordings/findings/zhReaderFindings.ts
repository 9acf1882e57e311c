/**
 * 只读路由的客户端实际得到什么的中文说明。
 */
export const zhReaderFindings = {
  'readers-closed':
    'HAProxy 接受路由 {{route}} 的读客户端后立即断开：没有服务器。',
  'readers-closed-next': '查看代理 {{proxy}} 的服务器及其健康检查的结果。',
  'readers-elsewhere':
    '路由 {{route}} 的读客户端到达了另一个 PostgreSQL 系统：{{who}} 的系统标识符是 {{identifier}}。',
  'readers-elsewhere-next': '对照代理 {{proxy}} 各服务器的地址与成员。',
  'readers-failed': '路由 {{route}} 的读客户端得不到服务：{{fault}}。',
  'readers-failed-next': '查看代理 {{proxy}} 背后应答的是什么。',
  'readers-hang': '路由 {{route}} 的读客户端得不到应答。',
  'readers-hang-next':
    '检查网关 {{gateway}} 的 HAProxy 或其前面的网络是否卡住，或代理 {{proxy}} 是否有未被检查而卡住的服务器。',
  'readers-no-slot':
    'PostgreSQL 拒绝路由 {{route}} 的读客户端：没有空闲的连接（53300）。',
  'readers-no-slot-next':
    '查看连接被谁占用（pg_stat_activity）并结束空闲会话；在前面加连接池，或调大 max_connections。',
  'readers-refused': '路由 {{route}} 的读客户端被拒绝：{{target}} 上无人监听。',
  'readers-refused-next':
    '检查网关 {{gateway}} 的 HAProxy 是否在运行并绑定该地址。',
  'readers-starting':
    '路由 {{route}} 背后的 PostgreSQL 正在启动、停止或恢复，拒绝读客户端。',
  'readers-starting-next': '等待恢复完成；它的日志会说明进度与所等待的内容。',
  'readers-unreachable':
    '路由 {{route}} 的读客户端找不到通往 {{target}} 的路。',
  'readers-unreachable-next':
    '检查该地址的名称与网络（kindler.routes[].listener）。',
} as const;
