import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { kindlerEnvironmentProviderExtensionPoint } from '@kindler/backstage-plugin-kindler-node';
import { DirectoryProvider } from './DirectoryProvider';

/** Brings the provider `directory`; `directoryProvider.root` in the configuration says where. */
export default createBackendModule({
  pluginId: 'kindler',
  moduleId: 'directory-provider',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        providers: kindlerEnvironmentProviderExtensionPoint,
      },
      async init({ config, providers }) {
        const root = config.getString('directoryProvider.root');
        providers.addProvider(new DirectoryProvider(root));
      },
    });
  },
});
