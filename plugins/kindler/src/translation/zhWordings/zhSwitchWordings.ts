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
  'switch-connections': '现有 {{used}} 个连接，目标还可容纳 {{room}} 个',
  'switch-connections-unknown': '无法统计两侧的连接数',
  'switch-not-configured': '路由“{{route}}”现在没有配置',
  'switch-fit': 'HAProxy 认为 {{servers}} 适合提供 {{intent}} 服务',
  'switch-reached': '通过监听的 SQL 到达“{{target}}”',
  'switch-sent':
    'HAProxy 将连接发往“{{target}}”；未经 SQL 证实，因为路由没有 verify 角色',
  'switch-gap': '{{seen}}；客户端看到的最长中断为 {{ms}} 毫秒',
  'switch-kept': '各服务器的状态已写入网关的状态文件',
  'switch-not-kept': 'HAProxy 重新加载会撤销此切换：网关没有 stateFile',
  'switch-restored': '各服务器已恢复到切换之前的状态',
  'switch-no-answer': '{{seconds}} 秒内没有通过监听得到可用的应答',
  'switch-not-wished': 'HAProxy 在 {{seconds}} 秒内没有达到所要的状态',
  'gateway-fault': '网关“{{gateway}}”：{{fault}}',
  'gateway-no-admin':
    '运行时套接字没有 admin 级别；请在 haproxy.cfg 中它的那一行加上 `level admin`',
  'gateway-no-proxy': '网关“{{gateway}}”没有代理“{{proxy}}”',
};
