import { word } from '@kindler/backstage-plugin-kindler-common';
import { completeCopy } from '../copy/completeCopy';
import type { Copy } from '../copy/Copy';
import { asLoader, dropSubscription } from '../copy/createCopy';
import { isRefresh, refreshViews } from '../copy/restoreSchema';
import { SchemaArchive } from '../copy/SchemaArchive';
import { copySequences } from '../logical/copySequences';
import {
  unpublish,
  waitForConfirmation,
  type Published,
} from '../logical/publish';
import { readFollowed } from '../logical/subscribe';
import { onServer } from '../sides';
import type { MigrationOptions } from '../types';
import { expectComplete, listLeft } from './copies';
import { LONG_MS, markOf, type MigrationStep } from './MigrationContext';
import { publishedOf } from './publishedOf';

/** Takes over what was written last, and completes the copies. No replication is left after it. */
export function catchUpStep(options: MigrationOptions): MigrationStep {
  return {
    id: 'catch-up',
    name: word('step-migrate-catch-up', {}),
    timeoutMs: LONG_MS,
    do: async context => {
      const { sourceSystem, databases } = context.input;
      const more = { sourceSystem, mark: markOf(context) };
      const left = await listLeft(options, context);
      for (const copy of left) {
        const published = publishedOf(options, context, copy.database.name);
        await catchUp(copy, published, more);
      }
      // A copy can be complete and its slot still be there, after a crash between the two.
      const names = left.map(copy => copy.database.name);
      for (const name of databases.filter(each => !names.includes(each))) {
        await unpublish(publishedOf(options, context, name));
      }
    },
    verify: async context => {
      await expectComplete(options, context);
      const { databases } = context.input;
      return word('migrate-caught-up', { databases: databases.join(', ') });
    },
  };
}

/** Clients wait meanwhile, so what does not depend on each other is done at the same time. */
async function catchUp(
  copy: Copy,
  published: Published,
  more: { sourceSystem: string; mark: string },
): Promise<void> {
  const { admin, name, system } = copy;
  const follows = (await readFollowed(copy)) !== undefined;
  const [archive] = await Promise.all([
    SchemaArchive.read(copy),
    follows && takeOver(copy, published, more.sourceSystem),
  ]);
  if (follows) {
    if (archive.has(isRefresh)) {
      const loader = await onServer(admin, system, client =>
        asLoader(client, copy),
      );
      await refreshViews(archive, copy, loader);
    }
    await dropSubscription(admin, system, name);
  }
  await Promise.all([unpublish(published), completeCopy(copy, archive, more)]);
}

async function takeOver(
  copy: Copy,
  published: Published,
  sourceSystem: string,
): Promise<void> {
  const { admin, name, system, source, signal } = copy;
  await waitForConfirmation(published, signal);
  await onServer(
    { ...source, database: published.database },
    sourceSystem,
    from =>
      onServer({ ...admin, database: name }, system, to =>
        copySequences(from, to),
      ),
  );
}
