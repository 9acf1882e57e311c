import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { kindlerEnvironmentProviderExtensionPoint } from '@kindler/backstage-plugin-kindler-node';
import { readClusterSettings } from '@kindler/backstage-plugin-kindler-node/clusters';
import { createK3dProvider } from './createK3dProvider';
import { K3D_LIMITS } from './K3dTool';

/**
 * Brings the provider `k3d`; `kindler.providers.k3d` in the configuration says how.
 * @public
 */
export const kindlerModuleK3d = createBackendModule({
  pluginId: 'kindler',
  moduleId: 'k3d',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        providers: kindlerEnvironmentProviderExtensionPoint,
      },
      async init({ config, providers }) {
        providers.addProvider(
          createK3dProvider(
            readClusterSettings(
              config.getOptionalConfig('kindler.providers.k3d'),
              { kind: 'k3d', most: K3D_LIMITS },
            ),
          ),
        );
      },
    });
  },
});
