/**
 * Events that have a translation. Others are shown in the server's words. A change of leader has three: from one to
 * another, to nobody, and from nobody; one of the timeline has two: to a newer one, and back to an older one.
 */
export const EVENT_TEXTS = [
  'leader-changed',
  'leader-lost',
  'leader-found',
  'timeline-switched',
  'timeline-back',
  'verdict-changed',
  'server-changed',
  'server-flapping',
  'action',
] as const;

export type EventText = (typeof EVENT_TEXTS)[number];

/**
 * English: the server's own sentences, which know more than a translation can.
 */
export const eventMessages = Object.fromEntries(
  EVENT_TEXTS.map(code => [code, '{{message}}']),
) as Record<EventText, '{{message}}'>;
