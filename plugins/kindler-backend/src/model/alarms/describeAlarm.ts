import type { Database } from '@kindler/backstage-plugin-kindler-common';
import type { Alarm, AlarmDecision } from './decideAlarm';

/** What the owner reads. */
export interface AlarmText {
  title: string;
  description: string;
}

export function describeAlarm(
  { name, title = name, verdict, worst }: Database,
  { send, alarm }: AlarmDecision,
): AlarmText {
  if (send === 'alarm') {
    return {
      title: `${title} is critical`,
      description: worst
        ? `${worst.message} ${worst.next}`
        : 'Its worst finding is gone again.',
    };
  }
  const state = verdict === 'ok' ? 'is ok again' : 'is no longer critical';
  return {
    title: `${title} ${state}`,
    description: [
      `It was critical for at least ${durationOf(alarm)}.`,
      ...(verdict === 'ok' || !worst ? [] : [worst.message, worst.next]),
    ].join(' '),
  };
}

/** Up to when it was last seen critical. */
function durationOf({ alarmedAt, seenAt }: Alarm): string {
  const seconds = Math.max(1, Math.round((seenAt - alarmedAt) / 1000));
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
