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
import type { ChangeLog } from '../provider/ChangeLog';
import type { KindlerSource } from '../provider/KindlerSource';

const FILE = resolvePackagePath(
  '@kindler/backstage-plugin-catalog-backend-module-kindler',
  'templates/environment.yaml',
);
const LOCATION = 'kindler:templates';

export interface TemplateProviderOptions {
  /** Entity ref of the template's owner; left out, there is no template. */
  owner: string | undefined;
  source: Pick<KindlerSource, 'providers'>;
  log: Pick<ChangeLog, 'report'>;
}

/**
 * Puts the template that creates an environment into the catalog while Kindler has a provider that can make one, or takes
 * it out again: it is a file of this package, so a full replacement is all that there is.
 */
export class TemplateProvider implements EntityProvider {
  readonly #options: TemplateProviderOptions;
  #connection: EntityProviderConnection | undefined;

  constructor(options: TemplateProviderOptions) {
    this.#options = options;
  }

  getProviderName(): string {
    return 'kindler-templates';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
    if (!this.#options.owner) {
      await this.#write([]);
    }
  }

  /**
   * Asks whether environments can be made.
   *
   * @returns false where Kindler did not say; the catalog stays as it is
   */
  async sync(): Promise<boolean> {
    const { owner, source, log } = this.#options;
    if (!owner) {
      return true;
    }
    const providers = await source.providers();
    if (!providers.ok) {
      return false;
    }
    const isUseful = providers.items.length > 0;
    log.report(
      'Template kindler-environment',
      isUseful
        ? undefined
        : 'it is not in the catalog, because nothing can make environments: kindler.database or kindler.providers is not configured',
    );
    await this.#write(isUseful ? [await readTemplate(owner)] : []);
    return true;
  }

  async #write(entities: Entity[]): Promise<void> {
    await this.#connection?.applyMutation({
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
