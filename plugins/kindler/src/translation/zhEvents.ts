import type { EventText } from './eventMessages';

/**
 * 事件文本。
 */
export const zhEvents: Record<EventText, string> = {
  'leader-changed': '{{to}} 取代 {{from}} 成为 leader。',
  'leader-lost': '{{from}} 不再是 leader，目前没有 leader。',
  'leader-found': '{{to}} 成为 leader。',
  'timeline-switched': '时间线由 {{from}} 切换到 {{to}}。',
  'timeline-back': '时间线由 {{from}} 退回到较旧的 {{to}}。',
  'verdict-changed': '{{database}} 的判定由{{from}}变为{{to}}。',
  'server-changed':
    'HAProxy 将 {{proxy}} 的 {{server}} 由 {{from}} 判为 {{to}}。',
  'server-flapping':
    '{{proxy}} 中 {{server}} 的检查结果变化了 {{changes}} 次。',
  action: '对 {{database}} 的操作：{{to}}。',
};
