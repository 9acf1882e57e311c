import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { kindlerEnvironmentProviderExtensionPoint } from '@kindler/backstage-plugin-kindler-node';
import { NamespaceProvider } from './NamespaceProvider';
import { readNamespaceSettings } from './readNamespaceSettings';

/**
 * Brings the provider `namespace`, where `kindler.providers.namespace` in the configuration names a cluster.
 * @public
 */
export const kindlerModuleNamespace = createBackendModule({
  pluginId: 'kindler',
  moduleId: 'namespace',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        providers: kindlerEnvironmentProviderExtensionPoint,
      },
      async init({ config, providers }) {
        const section = config.getOptionalConfig('kindler.providers.namespace');
        if (section) {
          providers.addProvider(
            new NamespaceProvider(readNamespaceSettings(section)),
          );
        }
      },
    });
  },
});
