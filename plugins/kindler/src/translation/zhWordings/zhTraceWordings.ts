export const zhTraceWordings = {
  'trace-whole': '路由通向应到之处',
  'trace-unverified': '路由无法完整追踪：第 {{hop}} 跳 {{name}}：{{message}}',
  'trace-broken': '路由在第 {{hop}} 跳 {{name}} 处中断：{{message}}',
  'trace-pooler-none': '没有配置连接池',
  'trace-pooler-lets':
    'PgBouncer 放行客户端：{{clients}} 个有服务器连接，{{waiting}} 个在等待，共 {{servers}} 个服务器连接',
  'trace-pooler-paused':
    'PgBouncer 暂停了所有客户端（PAUSE）；{{clients}} 个在等待',
  'trace-pooler-disabled': 'PgBouncer 不接受新客户端（DISABLE）',
  'trace-pooler-waits':
    '{{waiting}} 个客户端在等待池中的空闲连接，最长已等 {{ms}} 毫秒',
  'trace-pooler-serves-nobody':
    '{{waiting}} 个客户端在等待，最长已等 {{ms}} 毫秒，而 PgBouncer 没有到服务器的连接',
  'trace-pooler-elsewhere':
    'PgBouncer 通向 {{to}}，而路由的监听地址是 {{listener}}',
  'trace-listener-accepts': '监听地址接受连接，用时 {{took}}',
  'trace-listener-untried': '无法从这里尝试该监听地址',
  'trace-gateway-unasked': '尚未询问 HAProxy',
  'trace-no-proxy': 'HAProxy 没有代理“{{proxy}}”',
  'trace-no-server': '没有服务器接受新连接',
  'trace-targets-mixed': 'HAProxy 混用了多个目标：新连接发往 {{servers}}',
  'trace-writes-split': 'HAProxy 将写入发往多个服务器：{{servers}}',
  'trace-servers': 'HAProxy 将新连接发往 {{servers}}',
  'trace-server-foreign':
    '应答来自 {{address}}，按地址不属于该代理的任何服务器',
  'trace-server-unknown': '不知道会选中哪个服务器',
  'trace-server-chosen': 'HAProxy 为此连接选择了 {{server}}',
  'trace-server-only': '{{server}} 是唯一接受新连接的服务器',
  'trace-member-unmatched': '该服务器无法对应到集群的成员',
  'trace-member-unfit':
    '写入发往 {{member}}，而它在 Patroni 中的角色是 {{role}}',
  'trace-member-role': '{{member}} 是 {{database}} 的 {{role}}',
  'trace-member-plain': '{{member}} 是 {{database}} 的成员，不由 Patroni 管理',
  'trace-sql-unasked': 'PostgreSQL 询问来者身份，但没有人登录',
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
  'trace-next-before': '请先查看这一跳之前的各跳',
  'trace-next-pooler-none':
    "设置 kindler.routes '{{route}}'.pooler，或从其 via 中去掉 pooler",
  'trace-next-pooler-paused':
    '如果没有正在进行的操作，请在 PgBouncer 控制台结束暂停：RESUME {{database}}',
  'trace-next-pooler-disabled':
    '在 PgBouncer 控制台启用它：ENABLE {{database}}',
  'trace-next-pooler-waits':
    '查找长事务，或调大 PgBouncer 的 default_pool_size',
  'trace-next-pooler-log':
    '查看 PgBouncer 日志了解为何无法登录，并查看其后的各跳',
  'trace-next-pooler-elsewhere':
    '让 PgBouncer 的 [databases] 中的 {{database}} 通向监听地址，或更正 kindler.routes[].listener',
  'trace-next-untried': '请重新追踪；为何无法尝试，见后端日志',
  'trace-next-unasked': '请几秒后重新追踪',
  'trace-next-no-proxy':
    "请更正 kindler.routes '{{route}}'.proxy，或在 HAProxy 配置中加入代理 {{proxy}}",
  'trace-next-no-server':
    '请查看代理 {{proxy}} 对各服务器的检查结果，以及是否有服务器仍处于维护或排空状态',
  'trace-next-targets-mixed':
    '请只保留一个目标，把其他目标的服务器设为维护状态',
  'trace-next-checks': '请查看代理 {{proxy}} 的健康检查：只有 leader 应当通过',
  'trace-next-server-foreign':
    '请为 HAProxy 的统计页面设置“stats show-legends”，使其给出地址',
  'trace-next-server-down': '请查看对 {{server}} 的检查结果',
  'trace-next-member-unmatched':
    '请确认 {{databases}} 有成员使用该服务器的地址',
  'trace-next-member-unknown': '请查明 Patroni 为何没有 {{member}} 的信息',
  'trace-next-sql-unasked':
    "请设置 kindler.routes '{{route}}'.verify，以便直接询问 PostgreSQL",
  'trace-next-sql-foreign': '请将该代理各服务器的地址与集群成员的地址比较',
  'trace-next-writes-fail':
    '请让 HAProxy 把写入发往 leader，或查明为何没有 leader',
  'trace-next-read-only':
    '请检查角色、数据库和服务器的 default_transaction_read_only',
};
