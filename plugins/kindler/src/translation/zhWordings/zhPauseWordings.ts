export const zhPauseWordings = {
  'pause-ended':
    'PgBouncer {{pooler}} 让其客户端继续；等待均不超过 {{ms}} 毫秒',
  'pause-left':
    'PgBouncer {{pooler}} 的客户端没有被暂停，可能会看到错误：{{reason}}',
  'pause-slow-retry':
    'PgBouncer {{pooler}} 在登录失败后等待 {{seconds}} 秒，期间拒绝客户端；请在其配置文件中将 server_login_retry 设为 1',
  'pause-not-ended': 'PgBouncer {{pooler}} 仍让其客户端等待：{{reason}}',
  'pause-stands': '它仍处于暂停状态；请在其控制台执行：RESUME {{database}}',
  'pooler-fault': 'PgBouncer {{pooler}}：{{fault}}',
  'pause-still-held':
    'PgBouncer {{poolers}} 仍让客户端等待；请在其控制台执行：RESUME <database>',
  'pause-not-granted': '有一个未结束的事务，{{ms}} 毫秒内没有完成',
  'pause-already': '已有人将其暂停；请在其控制台执行：RESUME {{database}}',
  'pause-unwatched': '无法启动在本后端被杀死时结束暂停的进程',
  'pooler-resumed': '该路由的连接池都没有让客户端等待',
  'pooler-reconnected': '连接池与服务器之间不再有先前的连接',
  'pooler-keeps-connections':
    '有未结束的事务占用连接超过 {{seconds}} 秒；事务结束后连接会关闭',
  'pooler-none': "该路由没有连接池；请设置 kindler.routes '{{route}}'.pooler",
  'pause-overtaken': '其他人结束了暂停',
  'pause-unproved': '尽管已暂停，它仍保留着到服务器的连接',
  'pause-session':
    '其池模式为 session，暂停会一直等到客户端断开；请将 pool_mode 设为 transaction',
  'pause-impatient':
    '它会关闭等待 {{seconds}} 秒的客户端（query_wait_timeout），时间太短',
} as const;
