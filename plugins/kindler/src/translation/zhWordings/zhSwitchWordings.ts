export const zhSwitchWordings = {
  'switch-there-already': '路由已经通向“{{target}}”',
  'switch-from': '路由现在通向“{{target}}”',
  'switch-admin': 'HAProxy 接受 admin 级别的命令',
  'switch-one-target':
    '该路由只有一个目标；请在 kindler.routes 的 {{route}}.targets 中再添加一个',
  'switch-gateway-unknown': '网关 {{gateway}} 现在没有配置',
  'switch-no-socket':
    '网关 {{gateway}} 没有管理套接字（kindler.gateways[].socket）',
  'switch-refused': '网关不接受更改：{{reason}}',
  'switch-servers': 'HAProxy 中有目标的全部 {{servers}} 个服务器',
  'switch-servers-missing': '该代理中没有服务器 {{servers}}',
  'switch-target-writes': '目标的一个服务器应答 SQL，并接受写入',
  'switch-target-reads': '目标的一个服务器应答 SQL，处于恢复状态',
  'switch-target-unfit': '目标没有可用于 {{intent}} 的服务器：{{reason}}',
  'switch-no-server': 'HAProxy 中没有服务器“{{server}}”',
  'switch-all-in-recovery': '目标的所有服务器都处于恢复状态',
  'switch-unverified': "请设置 kindler.routes '{{route}}'.verify",
  'switch-unanswered': '{{address}}：{{message}}',
  'switch-same-system': '两个目标是同一个 PostgreSQL 系统',
  'switch-other-system':
    '目标是另一个 PostgreSQL 系统，数据不同；要继续，请确认这是迁移',
  'switch-other-system-confirmed':
    '目标是另一个 PostgreSQL 系统，数据不同；已确认为迁移',
  'switch-system-unknown':
    '不知道目标是否为同一个 PostgreSQL 系统；要继续，请确认这是迁移',
  'switch-system-unknown-confirmed':
    '不知道目标是否为同一个 PostgreSQL 系统；已确认为迁移',
  'switch-same-version': '两侧都运行 PostgreSQL {{version}}',
  'switch-other-version':
    '目标运行 PostgreSQL {{next}}，而不是 {{current}}：查询和扩展的行为可能不同',
  'switch-version-unknown': '不知道两侧运行哪个版本的 PostgreSQL',
  'switch-connections': '现有 {{used}} 个连接，目标还可容纳 {{room}} 个',
  'switch-connections-unknown': '无法统计两侧的连接数',
  'switch-not-configured': '路由“{{route}}”现在没有配置',
  'switch-fit': 'HAProxy 认为 {{servers}} 适合提供 {{intent}} 服务',
  'switch-reached': '通过监听的 SQL 到达“{{target}}”',
  'switch-sent':
    'HAProxy 将连接发往“{{target}}”；未经 SQL 证实，因为路由没有 verify 角色',
  'assist-left': '{{route}} 的客户端等待 HAProxy 的健康检查：{{reason}}',
  'assist-not-by-driver': '其网关的驱动无法设置服务器的健康状态和地址',
  'assist-noted': '已记录 {{servers}} 的地址',
  'assist-led': '{{route}} 的客户端已连到 {{member}}，SQL 证实它接受写入',
  'assist-given-back':
    '{{route}} 的客户端交由健康检查决定：没有其他成员通过 SQL 接受写入',
  'assist-failed': '{{route}} 的客户端交由健康检查决定：{{reason}}',
  'assist-still-parked':
    '{{routes}} 的服务器地址仍与之前不同；请在 HAProxy 中设置：set server <代理>/<服务器> addr <地址> port <端口>',
  'assist-left-behind': '先前尝试留下的状态尚未能恢复：{{reason}}',
  'assist-checks-decide': '所有服务器都恢复了原来的地址；由健康检查决定',
  'switch-gap': '{{seen}}；客户端看到的最长中断为 {{ms}} 毫秒',
  'switch-kept': '各服务器的状态已写入网关重新加载时读取的文件',
  'switch-not-kept': 'HAProxy 重新加载会撤销此切换：网关没有 stateFile',
  'switch-restored': '各服务器已恢复到切换之前的状态',
  'switch-no-answer': '{{seconds}} 秒内没有通过监听得到可用的应答',
  'switch-not-wished': 'HAProxy 在 {{seconds}} 秒内没有达到所要的状态',
  'gateway-fault': '网关“{{gateway}}”：{{fault}}',
  'gateway-no-admin':
    '运行时套接字没有 admin 级别；请在 haproxy.cfg 中它的那一行加上 `level admin`',
  'gateway-no-proxy': '网关“{{gateway}}”没有代理“{{proxy}}”',
};
