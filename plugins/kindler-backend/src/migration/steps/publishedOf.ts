import type { Published } from '../logical/publish';
import { sourceOf } from '../sides';
import type { MigrationOptions } from '../types';
import { scratchOf, type MigrationContext } from './MigrationContext';

/** A database of the source as it is published to the target. */
export function publishedOf(
  options: MigrationOptions,
  context: MigrationContext,
  database: string,
): Published {
  const { route, sourceSystem, expectedSystem } = context.input;
  return {
    source: sourceOf(options, route),
    sourceSystem,
    targetSystem: expectedSystem,
    database,
    name: scratchOf(context, database),
  };
}
