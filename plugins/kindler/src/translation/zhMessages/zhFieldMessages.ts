export const zhFieldMessages = {
  'field.search': '搜索',
  'field.database': '数据库',
  'field.unavailable': '现在无法创建环境：',
  'field.noSuchProvider': 'Kindler 没有提供方 {{provider}}',
  'field.makesNoDatabases': '不在路由 {{route}} 之后创建数据库',
  'field.chooseProvider': '请先选择提供方。',
  'field.chooseRoute': '请先选择路由。',
  'field.chooseTarget': '请先选择路由和目标。',
  'field.details': '详细信息',
  'field.noDetails': '{{provider}} 环境没有其他可填的内容。',
  'field.nextFree': '留空则从 {{range}} 中取一个空闲的；现在会是 {{next}}。',
  'field.free': '现在空闲的：{{next}}（范围 {{range}}）。',
  'field.add': '添加：{{title}}',
  'field.remove': '移除第 {{number}} 项',
  'field.noneFree': '{{range}} 现在没有空闲的。',
  'field.registrations': '登记到',
  'field.registration.haproxy.title': '网关（HAProxy）',
  'field.registration.haproxy.description':
    '其服务在网关上获得主机名，并通往该环境。',
  'field.registration.argocd.title': 'Argo CD',
  'field.registration.argocd.description':
    'Argo CD 把它作为集群，可以向其交付应用。',
  'field.registration.database.title': '数据库（PostgreSQL）',
  'field.registration.database.description':
    '该环境在路由之后获得自己的数据库和角色。',
  'field.noRegistrations': '这里没有可以登记的地方。',
};
