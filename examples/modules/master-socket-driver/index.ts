import { createBackendModule } from '@backstage/backend-plugin-api';
import { kindlerGatewayDriverExtensionPoint } from '@kindler/backstage-plugin-kindler-node';
import { MasterSocketDriver } from './MasterSocketDriver';

/** Brings the gateway driver `master-socket`. */
export default createBackendModule({
  pluginId: 'kindler',
  moduleId: 'master-socket-driver',
  register(env) {
    env.registerInit({
      deps: { drivers: kindlerGatewayDriverExtensionPoint },
      async init({ drivers }) {
        drivers.addDriver({
          kind: 'master-socket',
          create: gateway => new MasterSocketDriver(gateway),
        });
      },
    });
  },
});
