import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type {
  CatalogService,
  EntityProviderConnection,
  EntityProviderMutation,
} from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';

/**
 * A catalog that takes deltas at once and shows what it has; it can be made to fail.
 */
export class FakeCatalog implements EntityProviderConnection {
  readonly mutations: EntityProviderMutation[] = [];
  readonly #entities = new Map<string, Entity>();
  fault: Error | undefined;

  get refs(): string[] {
    return [...this.#entities.keys()].sort();
  }

  entity(name: string): Entity | undefined {
    return this.#entities.get(`resource:default/${name}`);
  }

  put(...entities: Entity[]) {
    entities.forEach(entity =>
      this.#entities.set(stringifyEntityRef(entity), entity),
    );
  }

  /** Somebody else removes an entity. */
  lose(name: string) {
    this.#entities.delete(`resource:default/${name}`);
  }

  async applyMutation(mutation: EntityProviderMutation) {
    this.mutations.push(mutation);
    if (mutation.type === 'full') {
      this.#entities.clear();
      this.put(...mutation.entities.map(({ entity }) => entity));
      return;
    }
    for (const removed of mutation.removed) {
      this.#entities.delete(
        'entityRef' in removed
          ? removed.entityRef
          : stringifyEntityRef(removed.entity),
      );
    }
    this.put(...mutation.added.map(({ entity }) => entity));
  }

  async refresh() {}

  service(): CatalogService {
    const getEntities: CatalogService['getEntities'] = async (...args) => {
      if (this.fault) {
        throw this.fault;
      }
      const entities = [...this.#entities.values()];
      return catalogServiceMock({ entities }).getEntities(...args);
    };
    return catalogServiceMock.mock({ getEntities });
  }
}
