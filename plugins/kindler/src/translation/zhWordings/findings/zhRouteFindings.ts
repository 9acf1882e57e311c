/**
 * 关于路由的服务器与前端的判断的中文。
 */
export const zhRouteFindings = {
  'frontend-full':
    '路由 {{route}} 的新客户端必须等待：前端 {{frontend}} 已达到 {{limit}} 个会话的上限。',
  'frontend-full-next':
    '查看会话被谁占用，或在配置中提高前端 {{frontend}} 的 maxconn 并重新加载 HAProxy。',
  'gateway-full':
    '新客户端必须等待：网关 {{gateway}} 的 HAProxy 已达到 {{limit}} 个连接的上限。',
  'gateway-full-next':
    '查看哪个前端占用得多，或提高 global 段的 maxconn 并重新加载 HAProxy。',
  'listener-closed':
    'HAProxy 不再接受路由 {{route}} 的新客户端：其前端 {{frontend}} 的状态为 {{status}}。',
  'listener-closed-next':
    '在运行时套接字上启用它："enable frontend {{frontend}}"。若它已被关闭，或 HAProxy 正在停止，只有重新加载才能恢复。',
  'no-read-route': '路由 {{route}} 上，HAProxy 没有可供读取的服务器。',
  'no-read-route-next':
    '检查是否有副本在运行，以及代理 {{proxy}} 的健康检查得到什么结果。',
  'no-write-route': '路由 {{route}} 上，HAProxy 没有可供写入的服务器。',
  'no-write-route-held':
    '路由 {{route}} 上，HAProxy 没有可供写入的服务器，而 {{holder}} 被记录为 leader。',
  'no-write-route-next':
    '检查代理 {{proxy}} 对其服务器的健康检查得到什么结果。',
  'no-write-route-held-next':
    '检查 {{holder}} 与它的 Patroni 是否应答，以及代理 {{proxy}} 的健康检查得到什么结果。',
  'command-socket-open':
    'HAProxy {{gateway}} 在 TCP（{{sockets}}）上以明文接受命令，任何能访问该端口的人都可使用；stats socket 上的 `ssl` 并不改变这一点。',
  'command-socket-open-next':
    '请将 stats socket 改为 Unix 套接字。若要从别处访问，请在其前面放置带 `bind … ssl … verify required` 的 listen 段，并设置 kindler.gateways[].socketTls。',
  'reload-undoes':
    '重新加载 HAProxy {{gateway}} 会改变路由 {{route}} 的服务器 {{servers}}：{{files}} 与运行中的不同。',
  'reload-undoes-next':
    '如果运行中的正确，请在此处再次设置该服务器的状态（可写入时会写入文件），或手动更正文件；如果文件正确，请重新加载 HAProxy。',
  'route-servers-missing':
    '代理 {{proxy}} 没有路由 {{route}} 所列的服务器 {{servers}}；它有 {{present}}。',
  'route-servers-missing-next':
    '在 kindler.routes 的 {{route}}.targets 中按 HAProxy 的名称列出服务器。',
  'route-unknown': 'HAProxy 把路由 {{route}} 的客户端发往何处未知：{{reason}}',
  'route-unknown-next':
    '检查网关 {{gateway}} 的 HAProxy 是否运行、统计页是否应答（kindler.gateways[].stats.url），以及代理和服务器的名称是否一致。',
  'server-addresses-hidden':
    'HAProxy 把路由 {{route}} 的写入发往 {{servers}}；无法判断它是哪个成员，因为统计不显示地址，其名称也不是任何成员的名称。',
  'server-addresses-hidden-next':
    '为统计页面设置 stats show-legends，或指定运行时套接字（kindler.gateways 的 {{gateway}}.socket），或让代理 {{proxy}} 的服务器与成员同名。',
  'servers-full':
    '路由 {{route}} 的新客户端必须等待：{{servers}} 已达到会话上限，有 {{waiting}} 个客户端在等待。',
  'servers-full-next':
    '查看会话被谁占用，或在 PostgreSQL 连接数允许的范围内提高代理 {{proxy}} 的服务器的 maxconn。',
  'servers-not-comparable':
    'HAProxy 把路由 {{route}} 的写入发往 {{servers}}；无法判断它是哪个成员，因为没有成员报告此地址。',
  'servers-not-comparable-next':
    '设置 kindler.routes 的 {{route}}.verify：经由监听器的查询能说明由谁应答。',
  'write-route-drained':
    '路由 {{route}} 的服务器全部被人工下线：写入无处可去。',
  'write-route-drained-next':
    '在运行时套接字上把一台服务器设为 ready（"set server {{proxy}}/<server> state ready"），或切换路由。',
  'write-route-elsewhere':
    'HAProxy 把路由 {{route}} 的写入发往 {{servers}}，而锁由 {{holder}} 持有。',
  'write-route-elsewhere-next':
    '将代理 {{proxy}} 的服务器及其检查与成员对照；改回地址或状态。',
  'write-route-mixed':
    '路由 {{route}} 的写入同时发往本集群的 {{servers}} 和 {{others}}（{{clusters}}）。',
  'write-route-mixed-next':
    '把路由 {{route}} 切换到它应当通向的目标；在此之前，客户端会写入两边。',
  'write-route-moved': '路由 {{route}} 指向 {{servers}}，而不是本集群。',
  'write-route-moved-next': '若路由本不该指向这里则无需处理，否则请切换路由。',
  'write-route-split': 'HAProxy 把路由 {{route}} 的写入同时发往 {{servers}}。',
  'write-route-split-next':
    '检查代理 {{proxy}} 的健康检查：只有 leader 应当通过。',
  'writes-to-read-only':
    'HAProxy 把路由 {{route}} 的写入发往只读的 {{members}}。',
  'writes-to-read-only-next':
    '将其提升，或让代理 {{proxy}} 指向接受写入的服务器。',
  'writes-to-standby-next':
    '让代理 {{proxy}} 的健康检查询问 /primary（备用 leader 会拒绝它），或在此站点接管之前把路由下线。',
} as const;
