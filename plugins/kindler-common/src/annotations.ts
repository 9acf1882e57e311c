import type { Entity } from '@backstage/catalog-model';

/** @public */
export const ANNOTATION_ENVIRONMENT = 'kindler.dev/environment';
/** @public */
export const ANNOTATION_DATABASE = 'kindler.dev/database';
/** @public */
export const ANNOTATION_ROUTE = 'kindler.dev/route';
/** @public */
export const ANNOTATION_GATEWAY = 'kindler.dev/gateway';

/**
 * Returns the names in a Kindler annotation of an entity. Each annotation holds a comma-separated list.
 * @public
 */
export function getAnnotationNames(
  entity: Entity,
  annotation: string,
): string[] {
  const value = entity.metadata.annotations?.[annotation] ?? '';
  const names = value
    .split(',')
    .map(name => name.trim())
    .filter(Boolean);
  return [...new Set(names)];
}

/**
 * Whether an entity refers to anything in Kindler.
 * @public
 */
export function isKindlerAvailable(entity: Entity): boolean {
  return [
    ANNOTATION_ENVIRONMENT,
    ANNOTATION_DATABASE,
    ANNOTATION_ROUTE,
    ANNOTATION_GATEWAY,
  ].some(annotation => getAnnotationNames(entity, annotation).length > 0);
}
