/**
 * 集群事件的中文。
 */
export const zhEventWordings = {
  'leader-changed': '{{to}} 取代 {{from}} 成为 leader。',
  'timeline-switched': '{{member}} 的时间线由 {{from}} 切换到 {{to}}。',
  'timeline-back': '{{member}} 的时间线由 {{from}} 退回到较旧的 {{to}}。',
  'verdict-changed': '{{database}} 的判定由{{from}}变为{{to}}。',
  'verdict-changed-because': '{{database}} 的判定由{{from}}变为{{to}}：{{why}}',
  'verdict-ok': '正常',
  'verdict-degraded': '降级',
  'verdict-critical': '严重',
  'verdict-unknown': '未知',
  'server-changed':
    'HAProxy 将 {{proxy}} 的 {{server}} 由 {{from}} 判为 {{to}}。',
  'server-changed-because':
    'HAProxy 将 {{proxy}} 的 {{server}} 由 {{from}} 判为 {{to}}（{{check}}）。',
  'server-flapping':
    '自 {{since}} 起，{{proxy}} 中 {{server}} 的检查结果变化了 {{changes}} 次。',
  'finding-acknowledged':
    '{{requester}} 确认了 {{database}} 的 {{finding}}。原因：{{reason}}',
  'asked-for-reason': '{{outcome}}原因：{{reason}}',
} as const;
