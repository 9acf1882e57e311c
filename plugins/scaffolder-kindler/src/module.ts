import { createBackendModule } from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { kindlerServiceRef } from '@kindler/backstage-plugin-kindler-node';
import { createChangeEnvironmentAction } from './actions/createChangeEnvironmentAction';
import { createCreateDatabaseAction } from './actions/createCreateDatabaseAction';
import { createCreateEnvironmentAction } from './actions/createCreateEnvironmentAction';
import { createDeleteEnvironmentAction } from './actions/createDeleteEnvironmentAction';
import { createMigrateDatabaseAction } from './actions/createMigrateDatabaseAction';
import { createRunBackupAction } from './actions/createRunBackupAction';
import { createSwitchRouteAction } from './actions/createSwitchRouteAction';
import { createTraceRouteAction } from './actions/createTraceRouteAction';
import { createWaitForArgoCdAction } from './actions/createWaitForArgoCdAction';
import { createWaitForEnvironmentAction } from './actions/createWaitForEnvironmentAction';

/**
 * Adds `kindler:environment:` `create`, `delete`, `start`, `stop`, `reconcile` and `wait`, `kindler:database:create`,
 * `kindler:argocd:wait`, `kindler:backup:run`, `kindler:database:migrate`, `kindler:route:switch` and `kindler:route:trace` to the scaffolder.
 * They act on behalf of the user who started the task.
 * @public
 */
export const scaffolderModuleKindler = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'kindler',
  register(registry) {
    registry.registerInit({
      deps: {
        scaffolder: scaffolderActionsExtensionPoint,
        kindler: kindlerServiceRef,
        catalog: catalogServiceRef,
      },
      async init({ scaffolder, kindler, catalog }) {
        scaffolder.addActions(
          createCreateEnvironmentAction({ kindler, catalog }),
          createDeleteEnvironmentAction({ kindler }),
          createWaitForEnvironmentAction({ kindler }),
          createChangeEnvironmentAction('start', { kindler }),
          createChangeEnvironmentAction('stop', { kindler }),
          createChangeEnvironmentAction('reconcile', { kindler }),
          createCreateDatabaseAction({ kindler, catalog }),
          createWaitForArgoCdAction({ kindler }),
          createRunBackupAction({ kindler }),
          createSwitchRouteAction({ kindler }),
          createMigrateDatabaseAction({ kindler }),
          createTraceRouteAction({ kindler }),
        );
      },
    });
  },
});
