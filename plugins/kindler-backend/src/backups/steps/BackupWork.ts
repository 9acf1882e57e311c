import { NotFoundError } from '@backstage/errors';
import type { StoredBackup, BackupFolder } from '../files/BackupFolder';
import type { BackupSettings, BackupTargets } from '../types';

/** What the steps of backups need. */
export interface BackupWork {
  folder: BackupFolder;
  settings: BackupSettings;
  targets: BackupTargets;
}

/** Dumping and restoring take as long as they take. */
export const LONG_MS = 12 * 3_600_000;

export async function requireBackup(
  { folder }: Pick<BackupWork, 'folder'>,
  id: string,
): Promise<StoredBackup> {
  const found = await folder.find(id);
  if (!found) {
    throw new NotFoundError(`No backup '${id}'`);
  }
  return found;
}
