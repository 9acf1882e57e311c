export const zhTraceWordings = {
  'trace-whole': '路由通向应到之处',
  'trace-unverified': '路由无法完整追踪：第 {{hop}} 跳 {{title}}：{{message}}',
  'trace-broken': '路由在第 {{hop}} 跳 {{title}} 处中断：{{message}}',
  'trace-listener-accepts': '监听地址接受连接，用时 {{took}}',
  'trace-listener-failed': '{{message}}',
  'trace-listener-untried': '无法从这里尝试该监听地址',
  'trace-gateway-unasked': '尚未询问 HAProxy',
  'trace-gateway-failed': '{{message}}',
  'trace-no-proxy':
    "HAProxy 没有代理“{{proxy}}”；见 kindler.routes '{{route}}'.proxy",
  'trace-no-server': '没有服务器接受新连接',
  'trace-targets-mixed': 'HAProxy 混用了多个目标：新连接发往 {{servers}}',
  'trace-writes-split': 'HAProxy 将写入发往多个服务器：{{servers}}',
  'trace-servers': 'HAProxy 将新连接发往 {{servers}}',
  'trace-server-foreign':
    '应答来自 {{address}}，按地址不属于该代理的任何服务器；请为统计页面设置“stats show-legends”',
  'trace-server-unknown': '不知道会选中哪个服务器',
  'trace-server-chosen': 'HAProxy 为此连接选择了 {{server}}',
  'trace-server-only': '{{server}} 是唯一接受新连接的服务器',
  'trace-member-unmatched': '该服务器无法对应到集群的成员',
  'trace-member-unfit':
    '写入发往 {{member}}，而它在 Patroni 中的角色是 {{role}}',
  'trace-member-role': '{{member}} 是 {{database}} 的 {{role}}',
  'trace-member-plain': '{{member}} 是 {{database}} 的成员，不由 Patroni 管理',
  'trace-sql-unasked':
    "PostgreSQL 询问来者身份，但没有人登录；请设置 kindler.routes '{{route}}'.verify",
  'trace-sql-failed': '客户端得不到服务：{{message}}',
  'trace-sql-not-let-in':
    "kindler.routes '{{route}}'.verify 的角色未获准登录：{{message}}",
  'trace-sql-foreign': '应答的 PostgreSQL 系统不是 Patroni 管理的那一个',
  'trace-sql-writes-fail':
    'PostgreSQL 有应答，但处于恢复状态：经此路由的写入会失败',
  'trace-sql-read-only':
    'PostgreSQL 有应答，但其事务为只读：经此路由的写入会失败',
  'trace-sql-reads': 'PostgreSQL 有应答，处于恢复状态：可以读取',
  'trace-sql-writes': 'PostgreSQL 有应答，并接受写入',
};
