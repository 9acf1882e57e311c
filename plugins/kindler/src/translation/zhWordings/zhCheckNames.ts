import type { CheckName } from '@kindler/backstage-plugin-kindler-common';

/**
 * 各项检查的名称。
 */
export const zhCheckNames: Record<CheckName, string> = {
  offered: '可用操作',
  owner: '管理者',
  operator: 'Operator',
  'operator is up to date': 'Operator 已同步',
  leader: 'Leader',
  'same leader': 'Leader 未变',
  'one writer': '唯一写入者',
  'leader accepts writes': 'Leader 接受写入',
  'leader answers': 'Leader 有应答',
  'REST API': 'REST API',
  paused: '暂停状态',
  'no other switchover': '无其他切换',
  'scheduled switchover': '已排定的切换',
  'no other restart': '无其他重启',
  member: '成员',
  replica: '副本',
  'replicas left': '剩余副本',
  candidate: '候选者',
  'candidate answers': '候选者有应答',
  'candidate streams': '候选者流复制',
  'candidate lag': '候选者延迟',
  'candidate may lead': '候选者可任 leader',
  'candidate is synchronous': '候选者为同步备库',
  target: '目标',
  'runtime socket': '运行时套接字',
  servers: '服务器',
  'target answers': '目标有应答',
  'system identifier': '系统标识',
  max_connections: 'max_connections',
};
