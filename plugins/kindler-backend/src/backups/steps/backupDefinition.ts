import {
  word,
  wordedError,
  wordingOf,
  type Wording,
} from '@kindler/backstage-plugin-kindler-common';
import type {
  OperationDefinition,
  OperationStep,
  StepContext,
} from '../../operations';
import { sumRows } from '../dump/compareTables';
import { isThere, scratchName } from '../dump/scratch';
import { writeDump } from '../dump/writeDump';
import { LONG_MS, requireBackup, type BackupWork } from './BackupWork';
import { dropOwn, restoreScratch } from './restoreScratch';

type Step = OperationStep<'backup-run'>;
type Context = StepContext<'backup-run'>;

/**
 * Dumps a database, and proves that the dump can be restored. A step whose signal is aborted leaves everything as it is:
 * another worker may be at the same files and the same scratch database already.
 */
export function backupDefinition(
  work: BackupWork,
): OperationDefinition<'backup-run'> {
  return {
    kind: 'backup-run',
    // Each of them reads a whole database.
    concurrency: 1,
    retryable: true,
    plan: () => [dumpStep(work), verifyStep(work)],
    onFailed: async ({ input }) =>
      (await work.folder.find(input.backup))
        ? word('backup-left-unverified', { backup: input.backup })
        : word('backup-left-none', {}),
  };
}

function dumpStep(work: BackupWork): Step {
  const { folder, settings, targets } = work;
  return {
    id: 'dump',
    name: word('step-backup-dump', {}),
    timeoutMs: LONG_MS,
    check: async ({ input }) =>
      (await folder.find(input.backup))?.isThere ?? false,
    do: async ({ input, operationId, signal }) => {
      const startedAt = new Date().toISOString();
      try {
        const dumped = await writeDump({
          target: targets.toDump(input.source),
          pgDump: settings.programs.pgDump,
          key: settings.keys[0],
          signal,
          begin: () => folder.begin(input.backup),
        });
        signal.throwIfAborted();
        await folder.complete({
          format: 1,
          id: input.backup,
          source: input.source,
          operation: operationId,
          startedAt,
          finishedAt: new Date().toISOString(),
          ...dumped,
        });
      } catch (error) {
        if (!signal.aborted) {
          await folder.removeParts(input.backup);
        }
        throw explain(error);
      }
    },
    verify: async context => {
      const { manifest, isThere: isWhole } = await requireBackup(
        work,
        context.input.backup,
      );
      const { id, stored, tables } = manifest;
      if (!isWhole) {
        throw new Error(`The data of backup '${id}' is not there`);
      }
      const rows = sumRows(tables);
      const count = Object.keys(tables).length;
      Object.assign(context.result, {
        backup: id,
        bytes: stored.bytes,
        tables: count,
        rows,
      });
      return word('backup-written', { backup: id, tables: count, rows });
    },
    // A complete dump that could not be verified is better than none, and says that it was not.
    undo: async ({ input }) => folder.removeParts(input.backup),
  };
}

function explain(error: unknown): unknown {
  const { code = '' } = error as NodeJS.ErrnoException;
  return ['ENOSPC', 'EDQUOT'].includes(code)
    ? wordedError(Error, word('backup-disk-full', {}))
    : error;
}

function verifyStep(work: BackupWork): Step {
  const { folder, targets } = work;
  const adminOf = ({ input }: Context) => targets.admin(input.source.route);
  const isVerified = async ({ input }: Context) =>
    (await requireBackup(work, input.backup)).manifest.verification?.ok ??
    false;
  return {
    id: 'verify',
    name: word('step-backup-verify', {}),
    timeoutMs: LONG_MS,
    check: async context =>
      (await isVerified(context)) &&
      !(await isThere(adminOf(context), scratchName(context.operationId))),
    do: async context => {
      const { manifest } = await requireBackup(work, context.input.backup);
      const note = async (ok: boolean, message: Wording) =>
        folder.save({
          ...manifest,
          verification: { at: new Date().toISOString(), ok, message },
        });
      try {
        const seen = await restoreScratch(work, {
          manifest,
          admin: adminOf(context),
          operationId: context.operationId,
          signal: context.signal,
        });
        await note(true, seen);
      } catch (error) {
        const { name } = error as Error;
        if (!context.signal.aborted && name !== 'ServiceUnavailableError') {
          await note(false, wordingOf(error));
        }
        throw error;
      } finally {
        if (!context.signal.aborted) {
          await dropOwn(adminOf(context), context.operationId);
        }
      }
    },
    verify: async context => {
      const { manifest } = await requireBackup(work, context.input.backup);
      if (!(await isVerified(context))) {
        throw new Error(`Backup '${manifest.id}' is not verified`);
      }
      context.result.verified = true;
      return word('backup-verified', {
        tables: Object.keys(manifest.tables).length,
        rows: sumRows(manifest.tables),
      });
    },
    undo: async context => dropOwn(adminOf(context), context.operationId),
  };
}
