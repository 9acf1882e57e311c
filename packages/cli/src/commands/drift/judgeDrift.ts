import type { Verdict } from '@kindler/backstage-plugin-kindler-common';
import { worstOf } from '../../ExitCode';
import type { Drift } from './readDrift';

/**
 * Ends as `db_verify` of Kindler does: 10 if something is missing, 11 if something differs otherwise. Nothing is well if a
 * set was not read or an environment could not be compared, for example while an operation works on it.
 */
export function judgeDrift(drift: Drift): Verdict {
  const { statuses, sources, items, summary } = drift;
  const has = (kind: 'missing' | 'extra' | 'different' | 'unknown') =>
    summary[kind] > 0 || items.some(item => item.kind === kind);
  const isUnread =
    drift.unknown.length > 0 || sources.some(({ unread }) => unread);
  const verdicts: Array<Verdict | false> = [
    (has('extra') || has('different')) && 'critical',
    (has('unknown') || isUnread) && 'unknown',
    has('missing') && 'degraded',
  ];
  const verdict = worstOf(verdicts.filter(each => each !== false));
  return verdict === 'ok' && statuses.some(each => each !== 'ok')
    ? 'unknown'
    : verdict;
}
