export {
  BackupReader,
  type BackupResource,
  type SeenBackups,
} from './BackupReader';
export { Backups } from './Backups';
export { BackupService } from './BackupService';
export { BackupTask } from './BackupTask';
export { BackupWatch } from './BackupWatch';
export { BackupFolder } from './files/BackupFolder';
export type { BackupSource } from './files/BackupManifest';
export { KINDLER_SOURCE } from './KINDLER_SOURCE';
export { backupDefinition } from './steps/backupDefinition';
export type { BackupWork } from './steps/BackupWork';
export { restoreDefinition } from './steps/restoreDefinition';
export type { BackupSettings, BackupSources, BackupTargets } from './types';
