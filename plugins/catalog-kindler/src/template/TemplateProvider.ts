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

/** Templates of this package, each with the provider it needs; without one, any provider will do. */
const TEMPLATES: Array<{ file: string; provider?: string }> = [
  { file: 'environment' },
  { file: 'database', provider: 'database' },
  { file: 'preview' },
  { file: 'delete' },
];
const PACKAGE = '@kindler/backstage-plugin-catalog-backend-module-kindler';
const LOCATION = 'kindler:templates';

export interface TemplateProviderOptions {
  /** Entity ref of the owner of the templates; if omitted, there are no templates. */
  owner: string | undefined;
  source: Pick<KindlerSource, 'providers'>;
  log: Pick<ChangeLog, 'report'>;
}

/**
 * Puts the templates that create and delete environments into the catalog while Kindler has a provider that can make one,
 * or takes them out again: they are files of this package, so a full replacement is all that there is.
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
    const { items } = providers;
    log.report(
      'Templates of Kindler',
      items.length > 0
        ? undefined
        : 'they are not in the catalog, because nothing can make environments: kindler.database or kindler.providers is not configured',
    );
    const useful = TEMPLATES.filter(({ provider }) =>
      provider ? items.includes(provider) : items.length > 0,
    );
    await this.#write(
      await Promise.all(useful.map(({ file }) => readTemplate(file, owner))),
    );
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

async function readTemplate(file: string, owner: string): Promise<Entity> {
  const path = resolvePackagePath(PACKAGE, 'templates', `${file}.yaml`);
  const template: Entity = parse(await readFile(path, 'utf8'));
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
