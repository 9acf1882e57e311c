import { readFile } from 'node:fs/promises';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  type Entity,
} from '@backstage/catalog-model';
import type {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { parse } from 'yaml';

const FILE = resolvePackagePath(
  '@kindler/backstage-plugin-catalog-backend-module-kindler',
  'templates/environment.yaml',
);
const LOCATION = 'kindler:templates';

export interface TemplateProviderOptions {
  /** Entity ref of the template's owner; left out, there is no template. */
  owner: string | undefined;
}

/**
 * Puts the template that creates an environment into the catalog, or takes it out again: it is a file of this package, so
 * a full replacement is all that there is.
 */
export class TemplateProvider implements EntityProvider {
  readonly #owner: string | undefined;

  static create(options: TemplateProviderOptions) {
    return new TemplateProvider(options);
  }

  private constructor(options: TemplateProviderOptions) {
    this.#owner = options.owner;
  }

  getProviderName(): string {
    return 'kindler-templates';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    const entities = this.#owner ? [await readTemplate(this.#owner)] : [];
    await connection.applyMutation({
      type: 'full',
      entities: entities.map(entity => ({
        entity,
        locationKey: this.getProviderName(),
      })),
    });
  }
}

async function readTemplate(owner: string): Promise<Entity> {
  const template: Entity = parse(await readFile(FILE, 'utf8'));
  return {
    ...template,
    metadata: {
      ...template.metadata,
      annotations: {
        [ANNOTATION_LOCATION]: LOCATION,
        [ANNOTATION_ORIGIN_LOCATION]: LOCATION,
      },
    },
    spec: { ...template.spec, owner },
  };
}
