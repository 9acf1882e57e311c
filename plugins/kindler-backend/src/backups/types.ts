import type { SqlTarget } from '../postgres';
import type { BackupSource } from './files/BackupManifest';
import type { BackupKey } from './frames/header';

/** The settings of `kindler.backups`, as the room needs them. */
export interface BackupSettings {
  folder: string;
  /** The first one encrypts; the others only read. None if backups are not encrypted. */
  keys: BackupKey[];
  programs: { pgDump: string; pgRestore: string };
  /** Milliseconds between two scheduled backups of the same thing; no schedule if missing. */
  everyMs?: number;
  /** Milliseconds after which the newest backup that was verified is too old. */
  maxAgeMs: number;
  /** Milliseconds after which that is critical; never if missing. */
  criticalAgeMs?: number;
  retention: { keep: number; days?: number };
}

/** How a database is reached to be dumped, and the server on which scratch databases are created. */
export interface BackupTargets {
  /** The database of a source, through its route. */
  toDump(source: Pick<BackupSource, 'kind' | 'route' | 'database'>): SqlTarget;
  /** The administrator behind a route. */
  admin(route: string): SqlTarget;
  /** Routes behind which databases can be created. */
  routes(): string[];
}

/** Something that is there, whether it can be backed up or not. */
export interface FoundSource {
  name: string;
  owner?: string;
  /** Missing if it has no database that can be reached for this. */
  source?: BackupSource;
}

/** Something that can be backed up now. */
export interface PresentSource extends BackupSource {
  /** ISO time at which its environment was created. */
  createdAt?: string;
}

/** What can be backed up now. */
export interface BackupSources {
  list(): Promise<PresentSource[]>;
  find(name: string): Promise<FoundSource | undefined>;
}
