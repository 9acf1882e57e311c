import type { Wording } from '@kindler/backstage-plugin-kindler-common';
import { connectOnce, type SqlTarget } from '../../postgres';
import { compareTables } from '../dump/compareTables';
import { countRows } from '../dump/readFacts';
import { readDump } from '../dump/readDump';
import { createScratch, dropScratch, scratchName } from '../dump/scratch';
import type { BackupManifest } from '../files/BackupManifest';
import type { BackupWork } from './BackupWork';

export interface RestoreScratchOptions {
  manifest: BackupManifest;
  admin: SqlTarget;
  operationId: string;
  /** Role that everything should belong to, where the administrator can give it away. */
  owner?: string;
  signal: AbortSignal;
}

/** Restores a backup into the scratch database of an operation, and compares what is there with what was dumped. */
export async function restoreScratch(
  { folder, settings }: Pick<BackupWork, 'folder' | 'settings'>,
  { manifest, admin, operationId, owner, signal }: RestoreScratchOptions,
): Promise<Wording> {
  const name = scratchName(operationId);
  const role = await createScratch(admin, name, {
    facts: manifest.server,
    owner,
  });
  const target = { ...admin, database: name };
  await readDump({
    folder,
    manifest,
    keys: settings.keys,
    target,
    owner: role,
    pgRestore: settings.programs.pgRestore,
    signal,
  });
  return compareTables(manifest.tables, await connectOnce(target, countRows));
}

export async function dropOwn(
  admin: SqlTarget,
  operationId: string,
): Promise<void> {
  await dropScratch(admin, scratchName(operationId));
}
