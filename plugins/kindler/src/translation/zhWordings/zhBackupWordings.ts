/**
 * 备份与恢复的步骤、所见及问题的中文。
 */
export const zhBackupWordings = {
  'step-backup-dump': '转储数据库',
  'step-backup-verify': '把转储恢复到临时数据库并比较',
  'step-backup-restore': '恢复备份并比较',
  'step-backup-name': '为新数据库命名',
  'backup-written':
    '备份“{{backup}}”已写入磁盘：{{tables}} 个表，共 {{rows}} 行',
  'backup-verified':
    '恢复出的数据库包含全部 {{tables}} 个表、{{rows}} 行，之后已删除',
  'backup-restored': '备份“{{backup}}”已恢复，暂用临时名称',
  'backup-named':
    '数据库“{{database}}”位于路由“{{route}}”之后，不对其他角色开放',
  'backup-tables-equal': '全部 {{tables}} 个表的行数相同：{{rows}}',
  'backup-tables-differ':
    '{{count}} 个表的行数与转储时不同（转储 / 恢复）：{{tables}}',
  'backup-role-taken':
    '角色“{{database}}”已存在，而恢复的数据库将归同名角色所有；请另选一个名称',
  'backup-name-taken': '数据库“{{database}}”已存在，备份绝不覆盖已有的数据库',
  'backup-other-size':
    '备份“{{backup}}”有 {{bytes}} 字节，而写入时为 {{wanted}} 字节：它被截断或追加过',
  'backup-changed': '备份“{{backup}}”与写入时不同：SHA-256 不一致',
  'backup-no-program':
    '无法启动“{{program}}”（{{reason}}）。请安装 PostgreSQL 客户端，或在 kindler.backups.programs 中写明其路径',
  'backup-program-failed': '{{program}} 以 {{code}} 结束：{{said}}',
  'backup-disk-full':
    '备份目录已满。请腾出空间，或少保留一些备份（kindler.backups.retention）',
  'backup-left-unverified':
    '备份“{{backup}}”保留，并注明未经验证；重试该操作可再次验证',
  'backup-left-none': '没有产生备份',
  'backup-none': '没有备份',
  'backup-none-verified': '还没有任何备份通过恢复得到验证',
  'backup-too-old': '最近一次经恢复验证的备份过旧：{{at}}',
  'backup-unverified': '最新的备份“{{backup}}”未经验证',
  'backup-unrestorable': '最新的备份“{{backup}}”无法恢复：{{reason}}',
  'backup-gone': '最新备份“{{backup}}”的数据缺失',
};
