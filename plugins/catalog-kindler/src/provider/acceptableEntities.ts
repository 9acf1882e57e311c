import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import {
  ANNOTATION_DATABASE,
  ANNOTATION_ENVIRONMENT,
} from '@kindler/backstage-plugin-kindler-common';
import { entityProblem } from '../entities/entityProblem';
import type { ChangeLog } from './ChangeLog';

/**
 * Those of the entities that the catalog takes, by their ref. The others are named in the log: one bad title must not
 * hold up the rest. Of two with the same ref the first one is taken.
 */
export async function acceptableEntities(
  entities: Entity[],
  log: ChangeLog,
): Promise<Map<string, Entity>> {
  const byRef = new Map<string, Entity>();
  for (const entity of entities) {
    const ref = stringifyEntityRef(entity);
    const problem = byRef.has(ref)
      ? 'another entity has the same ref'
      : await entityProblem(entity);
    log.report(`Entity ${ref} from ${originOf(entity)}`, problem);
    if (!problem) {
      byRef.set(ref, entity);
    }
  }
  return byRef;
}

function originOf(entity: Entity): string {
  const { annotations = {} } = entity.metadata;
  const environment = annotations[ANNOTATION_ENVIRONMENT];
  return environment
    ? `environment "${environment}"`
    : `database "${annotations[ANNOTATION_DATABASE]}"`;
}
