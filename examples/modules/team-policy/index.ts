import { createBackendModule } from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { TeamPolicy } from './TeamPolicy';

/** Instead of `@backstage/plugin-permission-backend-module-allow-all-policy`. */
export default createBackendModule({
  pluginId: 'permission',
  moduleId: 'team-policy',
  register(registry) {
    registry.registerInit({
      deps: { policy: policyExtensionPoint },
      async init({ policy }) {
        policy.setPolicy(new TeamPolicy());
      },
    });
  },
});
