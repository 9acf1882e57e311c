import {
  wordingOf,
  type Backup,
} from '@kindler/backstage-plugin-kindler-common';
import { sumRows } from './dump/compareTables';
import type { StoredBackup } from './files/BackupFolder';

/** A stored backup as the API shows it. */
export function toBackup({ manifest, isThere }: StoredBackup): Backup {
  const { source, verification, tables } = manifest;
  return {
    id: manifest.id,
    source: source.name,
    environment: source.kind === 'environment' ? source.name : undefined,
    route: source.route,
    database: source.database,
    owner: source.owner,
    takenAt: manifest.startedAt,
    finishedAt: manifest.finishedAt,
    operation: manifest.operation,
    state: stateOf({ manifest, isThere }),
    verifiedAt: verification?.at,
    verification: verification && wordingOf(verification.message),
    bytes: manifest.stored.bytes,
    sha256: manifest.stored.sha256,
    keyId: manifest.keyId,
    serverVersion: manifest.server.version,
    tables: Object.keys(tables).length,
    rows: sumRows(tables),
  };
}

function stateOf({ manifest, isThere }: StoredBackup): Backup['state'] {
  if (!isThere) {
    return 'missing';
  }
  if (!manifest.verification) {
    return 'unverified';
  }
  return manifest.verification.ok ? 'verified' : 'failed';
}
