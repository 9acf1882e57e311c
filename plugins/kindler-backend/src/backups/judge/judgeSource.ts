import {
  word,
  wordingOf,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type { StoredBackup } from '../files/BackupFolder';

export interface SourceJudgement {
  /** `ok` only if the newest backup that was restored is there and young enough. */
  status: 'ok' | 'warning';
  notes: Wording[];
  newestAt?: string;
  verifiedAt?: string;
}

export function isGood({ manifest, isThere }: StoredBackup): boolean {
  return isThere && (manifest.verification?.ok ?? false);
}

/** Judges the backups of one source, newest first. Only a backup that was restored counts. */
export function judgeSource(
  backups: readonly StoredBackup[],
  { maxAgeMs, now }: { maxAgeMs: number; now: number },
): SourceJudgement {
  const [newest] = backups;
  const verified = backups.find(isGood);
  const notes: Array<Wording | undefined> = [
    newest ? describeNewest(newest) : word('backup-none', {}),
    newest && !verified ? word('backup-none-verified', {}) : undefined,
    verified && now - Date.parse(verified.manifest.startedAt) > maxAgeMs
      ? word('backup-too-old', { at: verified.manifest.startedAt })
      : undefined,
  ];
  const said = notes.filter(note => note !== undefined);
  return {
    status: said.length === 0 ? 'ok' : 'warning',
    notes: said,
    newestAt: newest?.manifest.startedAt,
    verifiedAt: verified?.manifest.startedAt,
  };
}

function describeNewest({
  manifest,
  isThere,
}: StoredBackup): Wording | undefined {
  const { id: backup, verification } = manifest;
  if (!isThere) {
    return word('backup-gone', { backup });
  }
  if (!verification) {
    return word('backup-unverified', { backup });
  }
  return verification.ok
    ? undefined
    : word('backup-unrestorable', {
        backup,
        reason: wordingOf(verification.message),
      });
}
