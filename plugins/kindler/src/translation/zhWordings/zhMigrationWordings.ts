/**
 * 把数据库迁移到路由的另一台服务器：检查、步骤及所见的中文。
 */
export const zhMigrationWordings = {
  'migrate-no-role':
    '没有角色可以迁移路由“{{route}}”的数据库：请添加 kindler.routes[].migration，即所有没有自己角色的目标上的超级用户',
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
  'migrate-rights-managed':
    '该角色在源端是超级用户，在目标端可以创建角色和数据库',
  'migrate-databases': '将迁移：{{databases}}',
  'migrate-missing': '源端没有：{{databases}}',
  'migrate-free': '目标端没有同名数据库',
  'migrate-taken': '目标端已有同名数据库，不会覆盖任何内容：{{databases}}',
  'migrate-nothing-prepared': '没有预备事务',
  'migrate-prepared': '存在仍可能提交的预备事务：{{databases}}',
  'migrate-extensions': '目标端具备所有扩展',
  'migrate-no-extensions': '目标端缺少扩展：{{extensions}}',
  'migrate-trusted': '没有函数需要超级用户',
  'migrate-untrusted':
    '这些数据库含有仅超级用户可用语言编写的函数，无人恢复它们：{{databases}}',
  'migrate-logical':
    '复制需要 wal_level 为 logical（现为 {{level}}）、{{wanted}} 个空闲的槽和发送进程（现有 {{free}}）、PostgreSQL 14 或更新版本，以及目标端可以订阅的角色',
  'migrate-identities': '每一行都能在目标端找到',
  'migrate-keyless':
    '没有主键；请为这些表设置 REPLICA IDENTITY FULL 或主键：{{tables}}',
  'migrate-all-replicated': '所有内容都会复制',
  'migrate-not-replicated':
    '不记录日志的表和带有 ENABLE ALWAYS 或 REPLICA 触发器的表不会复制（{{tables}}），大对象也不会（{{largeObjects}}）；请使用 dump 方法',
  'migrate-all': '源端的所有数据库都会迁移',
  'migrate-others': '路由将通向没有这些数据库的服务器：{{databases}}',
  'migrate-not-copied':
    '不会复制：订阅（{{subscriptions}}）、数据库设置（{{settings}}）和事件触发器（{{triggers}}）',
  'migrate-waits-go':
    '客户端仍可写入。继续则把源端的 {{databases}} 设为只读，并复制、比较、切换；取消则不作任何更改',
  'migrate-waits-cut':
    '{{databases}} 的副本正跟随原库，客户端仍可写入。继续则把原库设为只读、比较并切换；取消则删除副本。在此期间请勿更改表结构。请在 24 小时内决定，因为源端会保留尚未复制的内容',
  'migrate-waits-confirm':
    '路由通向“{{target}}”。继续表示确认。取消则回到“{{from}}”：此后写入的内容只留在“{{target}}”',
  'migrate-resumed': '{{person}} 让它继续',
  'migrate-closed': '源端的 {{databases}} 为只读，之前的会话已全部结束',
  'migrate-locked': '没有其他操作使用网关和集群',
  'migrate-shut': '源端的 {{databases}} 只允许超级用户进入，没有剩余会话',
  'migrate-copying':
    '{{database}}：{{total}} 个表中的 {{done}} 个，{{megabytes}} MB',
  'migrate-follows': '跟随原库的副本：{{databases}}',
  'migrate-following':
    '{{database}}：{{total}} 个表中的 {{done}} 个，{{of}} MB 中的 {{megabytes}} MB，落后 {{lag}} MB',
  'migrate-in-step': '副本已同步：{{databases}}',
  'migrate-no-slot':
    '{{database}} 的复制已不存在，例如源端发生了故障转移；请重新开始',
  'migrate-apply-fails':
    '目标端接收 {{database}} 失败 {{errors}} 次；原因见其日志',
  'migrate-caught-up': '已完整，没有剩余的复制：{{databases}}',
  'migrate-roles-weakened':
    '没有 SUPERUSER、REPLICATION 或 BYPASSRLS，因为目标端的管理员无法授予：{{roles}}',
  'migrate-roles': '在目标端创建的角色：{{roles}}',
  'migrate-copied': '已复制：{{databases}}',
  'migrate-same': '全部 {{count}} 个表和序列相同',
  'migrate-differs': '“{{database}}”中有 {{count}} 个表或序列不同：{{names}}',
  'migrate-opened': '从现在起副本可能含有别处没有的内容，绝不删除',
  'migrate-moved': '客户端写入“{{target}}”；有 {{ms}} 毫秒无法写入',
  'migrate-left': '目标端的副本保留，因为客户端可能已写入：{{databases}}',
  'migrate-ended-opened':
    '客户端可能已写入“{{target}}”上的 {{databases}}。删除之前请先查看其内容',
  'migrate-ended': '路由通向“{{from}}”',
  'migrate-ended-roles':
    '路由通向“{{from}}”。在目标端创建的角色会保留：{{roles}}',
  'step-migrate-go': '等待开始的指示',
  'step-migrate-close': '把源端设为只读',
  'step-migrate-lock': '等待没有其他操作移动客户端',
  'step-migrate-replicate': '创建跟随的副本',
  'step-migrate-follow': '复制所有行并保持同步',
  'step-migrate-catch-up': '接收最后写入的内容',
  'step-migrate-shut': '源端不再允许进入',
  'step-migrate-copy': '复制角色和数据库',
  'step-migrate-compare': '比较所有表和序列',
  'step-migrate-open': '记录客户端将使用副本',
  'step-migrate-measure': '说明客户端无法写入的时长',
  'step-migrate-confirm': '等待确认',
};
