import type { AuthService } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ANNOTATION_DATABASE,
  ANNOTATION_ENVIRONMENT,
  withDeadline,
} from '@kindler/backstage-plugin-kindler-common';
import { hashOf } from '../entities/entityHash';
import { LOCATIONS, type KindlerKind } from '../entities/locations';

const READ_MS = 20_000;

const NAME_ANNOTATIONS: Record<KindlerKind, string> = {
  environment: ANNOTATION_ENVIRONMENT,
  database: ANNOTATION_DATABASE,
};

/** An entity that this provider has written. */
export interface KnownEntity {
  ref: string;
  /** Name of the environment or database cluster that it stands for. */
  name: string;
  /** Hash of its contents; undefined if unknown. */
  hash?: string;
}

export interface WrittenEntityReaderOptions {
  catalog: CatalogService;
  auth: AuthService;
}

/**
 * Reads what this provider has written from the catalog itself, which survives restarts and is the same for every
 * replica of the backend.
 */
export class WrittenEntityReader {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;

  constructor(options: WrittenEntityReaderOptions) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
  }

  async read(kind: KindlerKind): Promise<KnownEntity[]> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const nameAnnotation = NAME_ANNOTATIONS[kind];
    const reading = this.#catalog.getEntities(
      {
        filter: {
          [`metadata.annotations.${ANNOTATION_LOCATION}`]: LOCATIONS[kind],
        },
        fields: [
          'kind',
          'metadata.name',
          'metadata.namespace',
          'metadata.annotations',
        ],
      },
      { credentials },
    );
    const { items } = await withDeadline(() => reading, { ms: READ_MS });
    return items.map((entity: Entity) => ({
      ref: stringifyEntityRef(entity),
      name: entity.metadata.annotations?.[nameAnnotation] ?? '',
      hash: hashOf(entity),
    }));
  }
}
