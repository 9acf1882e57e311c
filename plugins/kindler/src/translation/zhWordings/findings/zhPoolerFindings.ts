export const zhPoolerFindings = {
  'pooler-astray':
    '路由 {{route}} 前的 PgBouncer {{pooler}} 仍保留 {{count}} 个到 {{members}} 的连接，而它不是主节点：其客户端的写入会时而失败。',
  'pooler-astray-next':
    '待 HAProxy 把写入发往主节点后，让 PgBouncer 重新连接：在此处的路由页，或在其控制台：RECONNECT {{database}}',
  'pooler-paused':
    '路由 {{route}} 前的 PgBouncer {{pooler}} 让所有客户端等待（PAUSE）；{{waiting}} 个在等待。',
  'pooler-paused-next':
    '如果不是有意为之，请结束暂停：在此处的路由页，或在 PgBouncer 控制台：RESUME {{database}}',
} as const;
