import { useApiHolder } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { ENVIRONMENT_TEMPLATE } from '../../links';
import { useKindlerResource } from '../../resource';

const AGAIN_AFTER = 600_000;

/**
 * Whether there is a template that creates environments and a backend that can: a button that leads to a page that is
 * not there is worse than none. Asked once for all who show it, and seldom again.
 */
export function useEnvironmentTemplate(): boolean {
  const catalog = useApiHolder().get(catalogApiRef);
  const { data } = useKindlerResource(
    async api => {
      const { providers, now } = await api.listEnvironments({ limit: 1 });
      const template =
        providers.length > 0 &&
        (await catalog?.getEntityByRef({
          kind: 'template',
          namespace: ENVIRONMENT_TEMPLATE.namespace,
          name: ENVIRONMENT_TEMPLATE.templateName,
        }));
      return { now, isThere: Boolean(template) };
    },
    { key: 'environment-template', interests: [], pollInterval: AGAIN_AFTER },
  );
  return data?.isThere ?? false;
}
