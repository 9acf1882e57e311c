import { completeCopy } from './completeCopy';
import type { Copy } from './Copy';
import { copyRows, type RowsCopied } from './copyRows';
import { createCopy } from './createCopy';
import {
  refreshViews,
  restoreAfterRows,
  restoreBeforeRows,
} from './restoreSchema';
import { SchemaArchive } from './SchemaArchive';

/** Copies a database by pg_dump and pg_restore. It gets its name when it is complete. */
export async function copyDatabase(
  copy: Copy,
  options: {
    sourceSystem: string;
    mark: string;
    onProgress(copied: RowsCopied): void;
  },
): Promise<void> {
  const loader = await createCopy(copy);
  const archive = await SchemaArchive.read(copy);
  await restoreBeforeRows(archive, copy, loader);
  await copyRows(copy, loader, options.onProgress);
  await restoreAfterRows(archive, copy, loader);
  await refreshViews(archive, copy, loader);
  await completeCopy(copy, archive, options);
}
