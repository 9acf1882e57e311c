/**
 * 客户端见证者的中文说明：路由的客户端实际得到什么。
 */
export const zhClientFindings = {
  'backend-cut-off':
    '该集群的任何来源都没有应答：要么此后端与它断开，要么整个集群同时停止。',
  'backend-cut-off-next':
    '先检查此后端的网络：其他集群是否应答，别处能否访问此集群。',
  'client-not-let-in': '试探路由 {{route}} 的角色未被允许登录：{{fault}}。',
  'client-not-let-in-next':
    '检查 kindler.routes[].verify（用户与密码）与 pg_hba.conf；没有它时只试到登录提示。',
  'clients-closed':
    'HAProxy 接受路由 {{route}} 的客户端后立即断开：没有可供它们使用的服务器。',
  'clients-closed-next': '查看代理 {{proxy}} 的服务器及其健康检查的结果。',
  'clients-elsewhere':
    '路由 {{route}} 的客户端到达了另一个 PostgreSQL 系统：{{who}} 的系统标识符是 {{identifier}}。',
  'clients-elsewhere-next':
    '对照代理 {{proxy}} 各服务器的地址与成员；此间的写入都落在别处。',
  'clients-failed': '路由 {{route}} 的客户端得不到服务：{{fault}}。',
  'clients-failed-next': '查看代理 {{proxy}} 背后应答的是什么。',
  'clients-hang': '路由 {{route}} 的客户端得不到应答。',
  'clients-hang-next':
    '检查网关 {{gateway}} 的 HAProxy 或其前面的网络是否卡住，或代理 {{proxy}} 是否有未被检查而卡住的服务器。',
  'clients-never-served':
    '从此后端从未有客户端通过路由 {{route}}（{{target}}），因此不知道其客户端得到什么。',
  'clients-never-served-next':
    '检查此后端能否访问该地址（kindler.routes[].listener），以及地址是否正确。',
  'clients-no-slot':
    'PostgreSQL 拒绝路由 {{route}} 的客户端：没有空闲的连接（53300）。',
  'clients-no-slot-next':
    '查看连接被谁占用（pg_stat_activity）并结束空闲会话；在前面加连接池，或调大 max_connections。',
  'clients-read-only': '路由 {{route}} 的客户端无法写入：{{who}} 是只读的。',
  'clients-read-only-next':
    '让代理 {{proxy}} 指向接受写入的成员，或查明为何没有这样的成员。',
  'clients-refused': '路由 {{route}} 的客户端被拒绝：{{target}} 上无人监听。',
  'clients-refused-next':
    '检查网关 {{gateway}} 的 HAProxy 是否在运行并绑定该地址。',
  'clients-refused-here':
    '此后端无法通过路由 {{route}}，而 HAProxy 的计数表明其他客户端得到服务。',
  'clients-refused-here-next':
    '检查此后端与 {{target}} 之间的网络策略、防火墙以及对其地址的限制。',
  'clients-starting':
    '路由 {{route}} 背后的 PostgreSQL 正在启动、停止或恢复，拒绝客户端。',
  'clients-starting-next': '等待恢复完成；它的日志会说明进度与所等待的内容。',
  'clients-unreachable': '路由 {{route}} 的客户端找不到通往 {{target}} 的路。',
  'clients-unreachable-next':
    '检查该地址的名称与网络（kindler.routes[].listener）。',
  'clients-with-another-member':
    '路由 {{route}} 的客户端写入 {{member}}，但锁由 {{holder}} 持有。',
  'clients-with-another-member-next':
    '停止对 {{member}} 的写入：它跟随 {{holder}} 时，其上写入的内容会丢失。',
} as const;
