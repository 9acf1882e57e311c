import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { kindlerEnvironmentProviderExtensionPoint } from '@kindler/backstage-plugin-kindler-node';
import { readClusterSettings } from '@kindler/backstage-plugin-kindler-node/clusters';
import { createKindProvider } from './createKindProvider';
import { KIND_LIMITS } from './KindTool';

/**
 * Brings the provider `kind`; `kindler.providers.kind` in the configuration says how.
 * @public
 */
export const kindlerModuleKind = createBackendModule({
  pluginId: 'kindler',
  moduleId: 'kind',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        providers: kindlerEnvironmentProviderExtensionPoint,
      },
      async init({ config, providers }) {
        providers.addProvider(
          createKindProvider(
            readClusterSettings(
              config.getOptionalConfig('kindler.providers.kind'),
              { kind: 'kind', most: KIND_LIMITS },
            ),
          ),
        );
      },
    });
  },
});
