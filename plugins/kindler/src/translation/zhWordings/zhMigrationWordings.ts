/**
 * 把数据库迁移到路由的另一台服务器：检查、步骤及所见的中文。
 */
export const zhMigrationWordings = {
  'migrate-no-role':
    '没有角色可以迁移路由“{{route}}”的数据库：请添加 kindler.routes[].migration，即所有目标上的超级用户',
  'migrate-no-writer':
    '目标“{{target}}”中没有服务器响应 kindler.routes[].migration 的角色并接受写入',
  'migrate-other-server':
    '响应的服务器的系统标识符为 {{found}}，而应为 {{system}}',
  'migrate-active-unknown': '不知道路由现在通向哪个目标',
  'migrate-from': '路由现在通向“{{from}}”，将通向“{{to}}”',
  'migrate-same-system': '两个目标是同一个 PostgreSQL 系统',
  'migrate-two-systems': '两个目标是不同的 PostgreSQL 系统',
  'migrate-writable': '两台服务器都接受写入',
  'migrate-versions': '从 PostgreSQL {{from}} 到 {{to}}；版本不能变旧',
  'migrate-rights': '该角色在两台服务器上都是超级用户',
  'migrate-databases': '将迁移：{{databases}}',
  'migrate-missing': '源端没有：{{databases}}',
  'migrate-free': '目标端没有同名数据库',
  'migrate-taken': '目标端已有同名数据库，不会覆盖任何内容：{{databases}}',
  'migrate-nothing-prepared': '没有预备事务',
  'migrate-prepared': '存在仍可能提交的预备事务：{{databases}}',
  'migrate-extensions': '目标端具备所有扩展',
  'migrate-no-extensions': '目标端缺少扩展：{{extensions}}',
  'migrate-all': '源端的所有数据库都会迁移',
  'migrate-others': '路由将通向没有这些数据库的服务器：{{databases}}',
  'migrate-not-copied':
    '不会复制：订阅（{{subscriptions}}）和数据库设置（{{settings}}）',
  'migrate-waits-go':
    '客户端仍可写入。继续则把源端的 {{databases}} 设为只读，并复制、比较、切换；取消则不作任何更改',
  'migrate-waits-confirm':
    '路由通向“{{target}}”。继续表示确认。取消则回到“{{from}}”：此后写入的内容只留在“{{target}}”',
  'migrate-resumed': '{{person}} 让它继续',
  'migrate-closed': '源端的 {{databases}} 为只读，之前的会话已全部结束',
  'migrate-roles': '在目标端创建的角色：{{roles}}',
  'migrate-copied': '已复制：{{databases}}',
  'migrate-same': '全部 {{count}} 个表和序列相同',
  'migrate-differs': '“{{database}}”中有 {{count}} 个表或序列不同：{{names}}',
  'migrate-opened': '从现在起副本可能含有别处没有的内容，绝不删除',
  'migrate-moved': '客户端写入“{{target}}”；有 {{ms}} 毫秒无法写入',
  'migrate-left': '目标端的副本保留，因为客户端可能已写入：{{databases}}',
  'migrate-ended-opened':
    '客户端可能已写入“{{target}}”上的 {{databases}}。删除之前请先查看其内容',
  'migrate-ended': '没有留下任何内容；客户端写入“{{from}}”',
  'step-migrate-go': '等待开始的指示',
  'step-migrate-close': '把源端设为只读',
  'step-migrate-copy': '复制角色和数据库',
  'step-migrate-compare': '比较所有表和序列',
  'step-migrate-open': '记录客户端将使用副本',
  'step-migrate-measure': '说明客户端无法写入的时长',
  'step-migrate-confirm': '等待确认',
};
