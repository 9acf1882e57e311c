import type { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';

const KEY = 'catalog.providers.kindler.environmentTemplate';

/** Entity ref of the owner of the template, or undefined where the template is not wanted. */
export function readTemplateOwner(
  config: RootConfigService,
): string | undefined {
  if (!config.has(KEY)) {
    return undefined;
  }
  const owner = config.getOptional(`${KEY}.owner`);
  if (typeof owner !== 'string' || !owner) {
    throw new InputError(
      `${KEY}.owner is missing. Write e.g. \`environmentTemplate: { owner: 'group:default/platform' }\``,
    );
  }
  return owner;
}
