import type { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { ownerProblem } from '@kindler/backstage-plugin-kindler-common';

const KEY = 'catalog.providers.kindler.environmentTemplate';

/** Entity ref of the owner of the templates, or undefined if they are not wanted. */
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
  const problem = ownerProblem(owner);
  if (problem) {
    throw new InputError(`${KEY}.owner '${owner}' ${problem}`);
  }
  return owner;
}
