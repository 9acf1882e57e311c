import { word } from '@kindler/backstage-plugin-kindler-common';
import { completeCopy } from '../copy/completeCopy';
import type { Copy } from '../copy/Copy';
import { asLoader, dropSubscription } from '../copy/createCopy';
import { refreshViews } from '../copy/restoreSchema';
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
      for (const copy of await listLeft(options, context)) {
        await catchUp(copy, publishedOf(options, context, copy.database.name), {
          sourceSystem: context.input.sourceSystem,
          mark: markOf(context),
        });
      }
    },
    verify: async context => {
      await expectComplete(options, context);
      const { databases } = context.input;
      return word('migrate-caught-up', { databases: databases.join(', ') });
    },
  };
}

async function catchUp(
  copy: Copy,
  published: Published,
  more: { sourceSystem: string; mark: string },
): Promise<void> {
  const { admin, name, system, signal } = copy;
  const database = published.database;
  const archive = await SchemaArchive.read(copy);
  if (await readFollowed(copy)) {
    await waitForConfirmation(published, signal);
    const original = { ...copy.source, database };
    await onServer(original, more.sourceSystem, from =>
      onServer({ ...admin, database: name }, system, to =>
        copySequences(from, to),
      ),
    );
    const loader = await onServer(admin, system, client =>
      asLoader(client, copy),
    );
    await refreshViews(archive, copy, loader);
    await dropSubscription(admin, system, name);
  }
  await unpublish(published);
  await completeCopy(copy, archive, more);
}
