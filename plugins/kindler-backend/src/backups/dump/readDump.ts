import { pipeline } from 'node:stream/promises';
import { Writable } from 'node:stream';
import { word, wordedError } from '@kindler/backstage-plugin-kindler-common';
import { endTogether, startPgProgram, type SqlTarget } from '../../postgres';
import type { BackupFolder } from '../files/BackupFolder';
import type { BackupManifest } from '../files/BackupManifest';
import { Digest } from '../files/Digest';
import { FrameDecrypter } from '../frames/FrameDecrypter';
import type { BackupKey } from '../frames/header';

export interface ReadDumpOptions {
  folder: BackupFolder;
  manifest: BackupManifest;
  keys: readonly BackupKey[];
  /** The empty database to restore into, by the role that everything will belong to. */
  target: SqlTarget;
  /** Path or name of pg_restore. */
  pgRestore: string;
  signal: AbortSignal;
}

/** Restores a backup into an empty database. A file that is not as it was written is refused before any of it is read. */
export async function readDump(options: ReadDumpOptions): Promise<void> {
  const { folder, manifest, keys, target, pgRestore, signal } = options;
  await expectUnchanged(folder, manifest, signal);
  const program = await startPgProgram(
    pgRestore,
    [
      '--exit-on-error',
      '--no-owner',
      '--no-acl',
      '--no-publications',
      // A restored subscription would connect to the publisher of the original.
      '--no-subscriptions',
      `--dbname=${target.database}`,
    ],
    { target, signal },
  );
  const file = folder.read(manifest.id);
  await endTogether(program, () =>
    manifest.keyId === undefined
      ? pipeline(file, program.stdin, { signal })
      : pipeline(file, new FrameDecrypter(keys), program.stdin, { signal }),
  );
}

async function expectUnchanged(
  folder: BackupFolder,
  { id, stored }: BackupManifest,
  signal: AbortSignal,
): Promise<void> {
  const digest = new Digest();
  const nowhere = new Writable({ write: (_, __, done) => done() });
  await pipeline(folder.read(id), digest, nowhere, { signal });
  const found = digest.result();
  if (found.bytes !== stored.bytes) {
    throw wordedError(
      Error,
      word('backup-other-size', {
        backup: id,
        bytes: found.bytes,
        wanted: stored.bytes,
      }),
    );
  }
  if (found.sha256 !== stored.sha256) {
    throw wordedError(Error, word('backup-changed', { backup: id }));
  }
}
