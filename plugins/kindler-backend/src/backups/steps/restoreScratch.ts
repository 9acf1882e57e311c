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
  signal: AbortSignal;
}

/** Restores a backup into the scratch database of an operation, and compares what is there with what was dumped. */
export async function restoreScratch(
  { folder, settings }: Pick<BackupWork, 'folder' | 'settings'>,
  { manifest, admin, operationId, signal }: RestoreScratchOptions,
): Promise<Wording> {
  const target = await createScratch(admin, scratchName(operationId), {
    facts: manifest.server,
    isOfOthers: manifest.source.kind === 'environment',
  });
  await readDump({
    folder,
    manifest,
    keys: settings.keys,
    target,
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
