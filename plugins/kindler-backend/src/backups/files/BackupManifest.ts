import type { Wording } from '@kindler/backstage-plugin-kindler-common';
import type { DigestOf } from './Digest';

/** Facts about a database without which it cannot be created anew. */
export interface DatabaseFacts {
  version: string;
  encoding: string;
  collate: string;
  ctype: string;
  extensions: string[];
}

/** What a backup is one of. */
export interface BackupSource {
  /** Name of the environment, or `kindler.database`. */
  name: string;
  kind: 'environment' | 'kindler-database';
  owner?: string;
  route: string;
  database: string;
}

/** The record of a complete backup, in a file beside it. */
export interface BackupManifest {
  format: 1;
  id: string;
  source: BackupSource;
  operation: string;
  /** ISO times. */
  startedAt: string;
  finishedAt: string;
  server: DatabaseFacts;
  plain: DigestOf;
  stored: DigestOf;
  /** Missing if it is not encrypted. */
  keyId?: string;
  /** Rows of each table, counted in the snapshot that was dumped. */
  tables: Record<string, number>;
  /** Outcome of the last restore into a scratch database; missing if there was none. */
  verification?: {
    at: string;
    ok: boolean;
    /** Plain text in backups of earlier versions. */
    message: Wording | string;
  };
}

/** Returns undefined if this is not a manifest of this version. */
export function parseManifest(text: string): BackupManifest | undefined {
  try {
    const found = JSON.parse(text) as BackupManifest;
    return found.format === 1 &&
      typeof found.id === 'string' &&
      typeof found.source?.name === 'string' &&
      typeof found.stored?.bytes === 'number' &&
      !Number.isNaN(Date.parse(found.startedAt)) &&
      typeof found.tables === 'object' &&
      found.tables !== null
      ? found
      : undefined;
  } catch {
    return undefined;
  }
}
