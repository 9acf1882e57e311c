import { createHash } from 'node:crypto';
import type { Entity } from '@backstage/catalog-model';

/**
 * Hash of what the provider wrote, so that an entity is written again only when it changes, whichever replica compares
 * it.
 */
export const ANNOTATION_HASH = 'kindler.dev/entity-hash';

/**
 * The entity with a hash of its contents. Entities are always built in the same order, so equal entities have equal
 * texts.
 */
export function withHash<T extends Entity>(entity: T): T {
  const { metadata } = entity;
  const hash = createHash('sha256').update(JSON.stringify(entity));
  return {
    ...entity,
    metadata: {
      ...metadata,
      annotations: {
        ...metadata.annotations,
        [ANNOTATION_HASH]: hash.digest('base64url').slice(0, 22),
      },
    },
  };
}

export function hashOf({ metadata }: Entity): string | undefined {
  return metadata.annotations?.[ANNOTATION_HASH];
}
