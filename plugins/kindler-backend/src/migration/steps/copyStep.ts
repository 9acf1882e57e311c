import { word } from '@kindler/backstage-plugin-kindler-common';
import { copyDatabase } from '../copy/copyDatabase';
import { toMegabytes } from '../copy/toMegabytes';
import { listRelations } from '../../postgres';
import { onServer, resolveSides } from '../sides';
import type { MigrationOptions } from '../types';
import { expectComplete, listLeft, makeRoles, removeCopies } from './copies';
import { LONG_MS, markOf, type MigrationStep } from './MigrationContext';
import { showProgress } from './showProgress';

/** Copies roles and databases. Each database gets its name when it is complete. */
export function copyStep(options: MigrationOptions): MigrationStep {
  return {
    id: 'copy',
    name: word('step-migrate-copy', {}),
    timeoutMs: LONG_MS,
    do: async context => {
      const { input } = context;
      const { sourceSystem } = input;
      await makeRoles(await resolveSides(options, input), context);
      for (const copy of await listLeft(options, context)) {
        const database = copy.database.name;
        const tables = await onServer(
          { ...copy.source, database },
          sourceSystem,
          client => listRelations(client, 'table'),
        );
        await showProgress(context, tell =>
          copyDatabase(copy, {
            sourceSystem,
            mark: markOf(context),
            onProgress: copied =>
              tell(
                word('migrate-copying', {
                  database,
                  done: copied.tables,
                  total: tables.length,
                  megabytes: toMegabytes(copied.bytes),
                }),
              ),
          }),
        );
        await context.log(word('migrate-copied', { databases: database }));
      }
    },
    verify: async context => {
      await expectComplete(options, context);
      const { databases } = context.input;
      return word('migrate-copied', { databases: databases.join(', ') });
    },
    undo: context => removeCopies(options, context),
  };
}
