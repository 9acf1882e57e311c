/**
 * 操作步骤的中文。
 */
export const zhStepWordings = {
  'step-copy-anew': '丢弃数据并重新复制',
  'step-see-streaming': '确认它在流复制',
  'step-cancel-switchover': '取消已排定的切换',
  'step-switchover': '移交锁',
  'step-see-clients': '确认客户端被发往何处',
  'step-clear-order': '不留下未完成的指令',
  'step-restart': '重启 PostgreSQL',
  'step-see-started': '确认它重新加入集群',
  'step-move': '切换路由',
  'step-warm': '预热目标',
  'step-keep': '使切换在重载后保持',
  'step-set-password': '设置新密码',
  'step-record': '登记环境',
  'step-mark-running': '标记为运行中',
  'step-mark-deleting': '标记为删除中',
  'step-remove-record': '移除登记',
  'step-create-role': '创建角色',
  'step-create-database': '创建数据库',
  'step-remove-database': '删除数据库',
  'step-remove-role': '删除角色',
  'step-pause': '暂停故障切换',
  'step-resume': '恢复故障切换',
} as const;
