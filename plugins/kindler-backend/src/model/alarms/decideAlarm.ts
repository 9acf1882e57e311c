import type { Verdict } from '@kindler/backstage-plugin-kindler-common';

/** The last notification that a cluster gave rise to. Times are milliseconds since the epoch. */
export interface Alarm {
  /** Code of the worst finding that it told of. */
  code: string;
  alarmedAt: number;
  /** When a backend last saw that it is still so. */
  seenAt: number;
  /** Set once its end was told, too. */
  recoveredAt?: number;
}

/** A cluster as one backend sees it. */
export interface AlarmView {
  verdict: Verdict;
  /** Since when the verdict stands, in milliseconds since the epoch. */
  since: number;
  /** Code of the worst finding. */
  code?: string;
  /** Code that this backend found to be told already, or told itself, since the cluster is critical. */
  told?: string;
}

export interface AlarmDecision {
  send: 'alarm' | 'recovery';
  alarm: Alarm;
}

/** A verdict has to last this long beyond the rules' own patience before anybody is woken up. */
const HOLD_MS = 10_000;
/** The same trouble is told again at the earliest after this time, */
const QUIET_MS = 15 * 60_000;
/** and another trouble of the same cluster after this one. */
const OTHER_TROUBLE_MS = 60_000;
/** A cluster that is not well yet has recovered when it was not critical for this long. */
const CALM_MS = 2 * 60_000;
/** No backend sees it any more, the slowest included. */
const UNSEEN_MS = 15_000;

/**
 * Whether the owner of a cluster is to be notified now. A recovery follows an alarm that was sent, and needs evidence:
 * `unknown` is none. While any backend still sees the cluster critical there is no recovery.
 */
export function decideAlarm(
  alarm: Alarm | undefined,
  view: AlarmView,
  now: number,
): AlarmDecision | undefined {
  const { verdict, since, code = 'unknown' } = view;
  const lasted = now - since;
  const isOpen = alarm !== undefined && alarm.recoveredAt === undefined;
  if (verdict === 'critical') {
    const isDue = alarm === undefined || isDueAgain(alarm, view, code, now);
    return lasted >= HOLD_MS && isDue
      ? { send: 'alarm', alarm: { code, alarmedAt: now, seenAt: now } }
      : undefined;
  }
  const isOver =
    (verdict === 'ok' && lasted >= HOLD_MS) ||
    (verdict === 'degraded' && lasted >= CALM_MS);
  return isOpen && isOver && now - alarm.seenAt >= UNSEEN_MS
    ? { send: 'recovery', alarm: { ...alarm, recoveredAt: now } }
    : undefined;
}

/**
 * Two backends may name different findings as the worst: each tells of another trouble only when its own view changed,
 * so that they do not take turns.
 */
function isDueAgain(
  alarm: Alarm,
  { told }: AlarmView,
  code: string,
  now: number,
): boolean {
  const age = now - alarm.alarmedAt;
  const isOther = code !== alarm.code && age >= OTHER_TROUBLE_MS;
  return alarm.recoveredAt === undefined
    ? isOther && told !== undefined && told !== code
    : isOther || age >= QUIET_MS;
}
