export const zhBackupFindings = {
  'backup-overdue':
    '路由 {{route}} 之后的 {{databases}} 个数据库中，有 {{late}} 个没有 {{hours}} 小时以内经恢复验证的备份。',
  'backup-overdue-next':
    '“备份”页面列出是哪些数据库，以及其最近一次备份失败的原因；请在那里备份它们。',
  'backups-unread': '无法读取备份（{{reason}}），因此不知道备份有多旧。',
  'backups-unread-next':
    '请检查每个后端能否访问并读取 kindler.backups 的目录，以及 Kindler 数据库是否应答。',
};
