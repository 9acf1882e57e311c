import type { Notice, NoticeView } from '../model/Notice';

/** A cluster has to be critical for this long beyond the rules' own patience before anybody is woken up. */
const HOLD_MS = 10_000;
/** An incident that gets worse is told again at the earliest after this time, as is one that was calm for so long. */
const QUIET_MS = 15 * 60_000;
/** One that is over may be opened again within this time: then it is not over. */
const OVER_MS = 60_000;

/**
 * What the owner is to be told of an incident now: one alarm when it is critical, and one recovery once it is over. A
 * recovery follows an alarm that was sent.
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
