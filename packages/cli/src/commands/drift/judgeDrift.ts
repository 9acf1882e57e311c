import type { Verdict } from '@kindler/backstage-plugin-kindler-common';
import { worstOf } from '../../ExitCode';
import type { Drift } from './readDrift';

/**
 * As `db_verify` of Kindler ends: 10 where something is missing, 11 where something differs otherwise. Nothing is well where a
 * set was not read, or an operation still works on what would be compared.
 */
export function judgeDrift(drift: Drift): Verdict {
  const { statuses, sources, items, summary, busy } = drift;
  const has = (kind: 'missing' | 'extra' | 'different' | 'unknown') =>
    summary[kind] > 0 || items.some(item => item.kind === kind);
  const isUnread =
    drift.unknown.length > 0 || sources.some(({ unread }) => unread);
  const verdicts: Array<Verdict | false> = [
    (has('extra') || has('different')) && 'critical',
    (has('unknown') || isUnread) && 'unknown',
    (has('missing') || busy > 0) && 'degraded',
  ];
  const verdict = worstOf(verdicts.filter(each => each !== false));
  return verdict === 'ok' && statuses.some(each => each !== 'ok')
    ? 'unknown'
    : verdict;
}
