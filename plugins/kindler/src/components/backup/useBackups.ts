import type { ListBackupsFilter } from '@kindler/backstage-plugin-kindler-common';
import { useKindlerResource } from '../../resource';

/** Backups, and what there should be backups of. */
export function useBackups(filter: ListBackupsFilter) {
  return useKindlerResource(api => api.listBackups(filter), {
    key: `backups/${JSON.stringify(filter)}`,
    interests: [{ topic: 'backup' }],
  });
}
