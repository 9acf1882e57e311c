import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
} from '@backstage/catalog-model';

/** The kinds of things that this module writes. */
export type KindlerKind = 'environment' | 'database';

/**
 * Location ref of the entities of a kind. They are found again by it after a restart.
 */
export const LOCATIONS: Record<KindlerKind, string> = {
  environment: 'kindler:environments',
  database: 'kindler:databases',
};

/**
 * The annotations that the catalog requires on every entity.
 */
export function locationAnnotations(kind: KindlerKind): Record<string, string> {
  return {
    [ANNOTATION_LOCATION]: LOCATIONS[kind],
    [ANNOTATION_ORIGIN_LOCATION]: LOCATIONS[kind],
  };
}
