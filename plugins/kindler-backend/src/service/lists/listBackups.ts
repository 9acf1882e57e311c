import type {
  BackupList,
  ListBackupsFilter,
} from '@kindler/backstage-plugin-kindler-common';
import type { KindlerBackupResource } from '@kindler/backstage-plugin-kindler-node';
import type { SeenBackups } from '../../backups';
import { matchesText } from './matchesText';
import { SortedRows } from './SortedRows';
import { takePage } from './takePage';

/** A page of the backups that match, newest first, of those that may be seen; and what there should be backups of. */
export function listBackups(
  { items, sources }: SeenBackups,
  filter: ListBackupsFilter,
  visible: (resource: KindlerBackupResource) => boolean = () => true,
): Omit<BackupList, 'now' | 'isConfigured'> {
  const { q, source, state } = filter;
  const matching = items
    .filter(({ resource }) => visible(resource))
    .map(({ item }) => item)
    .filter(
      item =>
        (!source || item.source === source) &&
        (!state || item.state === state) &&
        matchesText(q, () => [item.id, item.database, item.route]),
    );
  const rows = new SortedRows(matching, {
    newest: item => [-Date.parse(item.takenAt), item.id],
  });
  return {
    sources: sources
      .filter(({ resource }) => visible(resource))
      .map(({ item }) => item)
      .filter(({ name }) => !source || name === source),
    ...takePage(rows.in('newest'), 'newest', filter),
    summary: { total: matching.length },
  };
}
