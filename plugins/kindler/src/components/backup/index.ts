export { backupColumns } from './backupColumns';
export { BackupSources } from './BackupSources';
export { BACKUP_TONES } from './BackupStateChip';
export { EnvironmentBackups } from './EnvironmentBackups';
export { useBackups } from './useBackups';
