import type {
  DriftCounts,
  DriftItem,
  DriftKind,
  DriftList,
  ListDriftFilter,
} from '@kindler/backstage-plugin-kindler-common';
import type { KindlerEnvironmentResource } from '@kindler/backstage-plugin-kindler-node';
import type { SeenDrift } from '../../environments';
import { matchesText } from './matchesText';
import { SortedRows } from './SortedRows';
import { takePage } from './takePage';

/** A page of the differences that match, by name, of those that may be seen. */
export function listDrift(
  { observedAt, sources, items }: SeenDrift,
  filter: ListDriftFilter,
  visible?: (environment: KindlerEnvironmentResource) => boolean,
): Omit<DriftList, 'now'> {
  const seen = items.filter(({ resource }) => visible?.(resource) ?? true);
  const { q, kind } = filter;
  const all = seen.map(({ item }) => item);
  const matching = all.filter(
    item =>
      (!kind || item.kind === kind) &&
      matchesText(q, () => [item.subject, item.source, item.kind]),
  );
  const bySource = Map.groupBy(all, ({ source }) => source);
  const rows = new SortedRows(matching, {
    subject: item => [item.subject, item.source],
  });
  return {
    observedAt,
    status: statusOf(sources, all),
    sources: sources.map(({ count, ...source }) => ({
      ...source,
      ...(!visible && count !== undefined && { count }),
      differences: countKinds(bySource.get(source.id) ?? []),
    })),
    ...takePage(rows.in('subject'), 'subject', filter),
    summary: countKinds(matching),
  };
}

function countKinds(items: DriftItem[]): DriftCounts {
  const count = (of: DriftKind) =>
    items.filter(({ kind }) => kind === of).length;
  return {
    total: items.length,
    missing: count('missing'),
    extra: count('extra'),
    different: count('different'),
    unknown: count('unknown'),
  };
}

/** Of all that may be seen, whatever is asked for. */
function statusOf(
  sources: SeenDrift['sources'],
  items: DriftItem[],
): DriftList['status'] {
  if (items.some(({ kind }) => kind !== 'unknown')) {
    return 'drift';
  }
  const isWhole = items.length === 0 && !sources.some(({ fault }) => fault);
  return isWhole ? 'ok' : 'unknown';
}
