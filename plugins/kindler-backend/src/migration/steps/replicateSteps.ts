import {
  until,
  word,
  wordedError,
} from '@kindler/backstage-plugin-kindler-common';
import type { Copy } from '../copy/Copy';
import { createCopy } from '../copy/createCopy';
import { restoreAfterRows, restoreBeforeRows } from '../copy/restoreSchema';
import { SchemaArchive } from '../copy/SchemaArchive';
import { toMegabytes } from '../copy/toMegabytes';
import {
  publish,
  readLag,
  unpublish,
  type Published,
} from '../logical/publish';
import { readFollowed, subscribe } from '../logical/subscribe';
import { resolveSides } from '../sides';
import type { MigrationOptions } from '../types';
import { listLeft, makeRoles, removeCopies } from './copies';
import { LONG_MS, type MigrationStep } from './MigrationContext';
import { publishedOf } from './publishedOf';
import { showProgress } from './showProgress';

/** A copy is in step while it has not confirmed fewer bytes than this. */
const IN_STEP_BYTES = 16 * 1024 * 1024;
const MOST_ERRORS = 5;

/** Makes copies that follow their originals. */
export function replicateStep(options: MigrationOptions): MigrationStep {
  return {
    id: 'replicate',
    name: word('step-migrate-replicate', {}),
    timeoutMs: LONG_MS,
    do: async context => {
      await makeRoles(await resolveSides(options, context.input), context);
      for (const copy of await listLeft(options, context)) {
        await follow(copy, publishedOf(options, context, copy.database.name));
      }
    },
    verify: async context => {
      for (const copy of await listLeft(options, context)) {
        if (!(await readFollowed(copy))) {
          throw new Error(`The copy of ${copy.database.name} follows nothing`);
        }
      }
      return word('migrate-follows', {
        databases: context.input.databases.join(', '),
      });
    },
    undo: async context => {
      const ends = await Promise.allSettled([
        removeCopies(options, context),
        ...context.input.databases.map(database =>
          unpublish(publishedOf(options, context, database)),
        ),
      ]);
      const failed = ends.find(end => end.status === 'rejected');
      if (failed) {
        throw failed.reason;
      }
    },
  };
}

async function follow(copy: Copy, published: Published): Promise<void> {
  const loader = await createCopy(copy);
  const archive = await SchemaArchive.read(copy);
  await restoreBeforeRows(archive, copy, loader);
  await restoreAfterRows(archive, copy, loader);
  await subscribe(copy, await publish(published));
}

/** Waits until the copies have all rows and are in step, and shows how far they are. */
export function followStep(options: MigrationOptions): MigrationStep {
  return {
    id: 'follow',
    name: word('step-migrate-follow', {}),
    timeoutMs: LONG_MS,
    do: context =>
      showProgress(context, async tell => {
        for (const copy of await listLeft(options, context)) {
          const published = publishedOf(options, context, copy.database.name);
          await until(
            async () => {
              const seen = await readProgress(copy, published);
              tell(word('migrate-following', seen));
              return seen.isInStep || undefined;
            },
            { everyMs: 500, ms: LONG_MS, signal: context.signal },
          );
        }
      }),
    verify: async ({ input }) =>
      word('migrate-in-step', { databases: input.databases.join(', ') }),
  };
}

async function readProgress(copy: Copy, published: Published) {
  const { database } = published;
  const followed = await readFollowed(copy);
  const source = await readLag(published);
  if (!followed || !source) {
    throw wordedError(Error, word('migrate-no-slot', { database }));
  }
  if (followed.errors >= MOST_ERRORS) {
    const { errors } = followed;
    throw wordedError(Error, word('migrate-apply-fails', { database, errors }));
  }
  return {
    database,
    done: followed.tables,
    total: followed.total,
    megabytes: toMegabytes(followed.bytes),
    of: toMegabytes(source.size),
    lag: toMegabytes(source.lag),
    isInStep: followed.tables === followed.total && source.lag < IN_STEP_BYTES,
  };
}
