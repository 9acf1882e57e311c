import type { Notice, NoticeView } from '../model/Notice';

/** A cluster must be critical for this long, in addition to the rules' own delays, before anybody is woken up. */
const HOLD_MS = 10_000;
/** Minimum time before an incident that got worse, or was calm for this long, is reported again. */
const QUIET_MS = 15 * 60_000;
/** An ended incident may be reopened within this time, so it does not count as over yet. */
const OVER_MS = 60_000;

/**
 * Decides what to tell the owner about an incident now: one alarm when it is critical, and one recovery once it is
 * over. A recovery requires an alarm that was sent.
 */
export function decideNotice(
  view: NoticeView,
  now: number,
): Notice['kind'] | undefined {
  const { criticalSince, endedAt, notices } = view;
  const alarm = notices.findLast(({ kind }) => kind === 'alarm');
  if (endedAt !== undefined) {
    const isTold = notices[notices.length - 1]?.kind !== 'alarm';
    return !isTold && now - endedAt >= OVER_MS ? 'recovery' : undefined;
  }
  if (criticalSince === undefined || now - criticalSince < HOLD_MS) {
    return undefined;
  }
  return !alarm || isWorse(view, alarm, now) ? 'alarm' : undefined;
}

function isWorse(
  { code, criticalSince, calmMs = 0 }: NoticeView,
  alarm: Notice,
  now: number,
): boolean {
  const isAgain = calmMs >= QUIET_MS && criticalSince! > alarm.at;
  return isAgain || (code !== alarm.code && now - alarm.at >= QUIET_MS);
}
