import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { kindlerRegistrationExtensionPoint } from '@kindler/backstage-plugin-kindler-node';
import { ArgocdRegistration } from './ArgocdRegistration';
import { readArgocdSettings } from './ArgocdSettings';

/**
 * Brings the registration `argocd`; `kindler.registrations.argocd` in the configuration says how.
 * @public
 */
export const kindlerModuleArgocd = createBackendModule({
  pluginId: 'kindler',
  moduleId: 'argocd',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        registrations: kindlerRegistrationExtensionPoint,
      },
      async init({ config, registrations }) {
        const section = config.getOptionalConfig(
          'kindler.registrations.argocd',
        );
        registrations.addRegistration(
          new ArgocdRegistration(readArgocdSettings(section)),
        );
      },
    });
  },
});
