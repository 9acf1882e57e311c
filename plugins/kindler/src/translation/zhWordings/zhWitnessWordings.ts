export const zhWitnessWordings = {
  'witness-timeline': '时间线 {{timeline}}',
  'witness-standby-cluster': '备用集群',
  'witness-paused': '自动故障切换已暂停',
  'witness-members-listed': '列出 {{members}} 个成员',
  'witness-cluster-not-found':
    '在 Kubernetes API 中找不到 {{cluster}} 所绑定的集群（kindler.databases[].kubernetes），也没有配置它的任何节点（kindler.databases[].patroni.members 或 .members）。',
  'witness-no-patroni':
    '没有为该集群配置 Patroni（kindler.databases[].patroni）。',
  'witness-lock-untold': '最近没有节点报告锁的情况。',
  'witness-lock-not-in-kubernetes':
    '锁不保存在 Kubernetes 中，也没有节点报告（kindler.databases[].patroni.members）。',
  'witness-by-sql': '通过 SQL 询问',
  'witness-by-rest': '根据各节点自己的 REST 应答',
  'witness-silent-members': '{{members}} 没有消息',
  'witness-unasked-members': '未询问：{{members}}',
  'witness-no-answer-yet': '还没有节点应答。',
  'witness-writer-unknown':
    '没有节点表示自己接受写入，且 {{members}} 没有应答。',
  'witness-writer-unasked':
    '被询问的节点都没有表示自己接受写入，而 {{members}} 无人询问（kindler.databases[].patroni.members）。',
  'witness-no-node-of-found':
    '没有询问任何节点：请在 kindler.databases[] 中通过 kubernetes 绑定到 {{cluster}} 的那一项里给出 patroni.members（REST 地址）或 probe（SQL 角色）。',
  'witness-no-addresses':
    '没有询问任何节点：请添加 REST 地址（kindler.databases[].patroni.members）。',
  'witness-no-probe':
    '没有配置用于 SQL 探测的角色（kindler.databases[].probe）。',
  'witness-no-write-route':
    '没有写入路由通向该集群（kindler.routes[] 中 intent 为 read-write 且有该数据库的 target）。',
  'witness-no-statistics':
    '网关 {{gateway}} 没有配置统计（kindler.gateways[].stats）。',
  'witness-gateway-silent': '网关 {{gateway}} 尚未应答。',
  'witness-no-proxy': '网关 {{gateway}} 没有带服务器的代理 {{proxy}}。',
  'witness-no-servers': '代理 {{proxy}} 中没有 {{servers}} 中的任何服务器。',
  'witness-client-unasked': '尚未以客户端方式试过连接。',
  'witness-client-outcome': '{{outcome}}',
  'witness-client-silent': '路由 {{route}} 近来没有客户端探测完成。',
  'witness-client-unproven':
    '从此后端从未有客户端到达 {{target}}（kindler.routes[].listener）。',
  'witness-client-served-at': '上次成功于 {{at}}',
  'witness-client-never-served': '从此处从未成功',
  'witness-client-unverified':
    '只到登录提示为止；配置 kindler.routes[].verify 可验证更多',
  'witness-client-not-let-in': '其角色未被允许登录',
  'witness-sessions': '{{sessions}} 个会话',
  'witness-route': '路由 {{route}}',
  'witness-route-drained': '{{route}} 已排空',
  'witness-route-moved': '{{route}} 已排空，通向 {{others}}',
  'witness-route-mixed': '{{route}} 也通向 {{others}}',
  'witness-not-comparable':
    '无法比较代理 {{proxy}} 的 {{servers}} 通向哪个成员（路由 {{route}}）。',
  'witness-by-name': '按名称匹配',
};
