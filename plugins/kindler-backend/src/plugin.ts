import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import {
  kindlerEnvironmentProviderExtensionPoint,
  kindlerGatewayDriverExtensionPoint,
  kindlerRegistrationExtensionPoint,
  type EnvironmentProvider,
  type EnvironmentRegistration,
  type GatewayDriverFactory,
} from '@kindler/backstage-plugin-kindler-node';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { Announcer } from './Announcer';
import { createRouter } from './api/createRouter';
import { readKindlerConfig } from './config';
import { createKindler } from './createKindler';
import { CatalogEnvironments } from './environments';
import { registerActions } from './mcp';
import { KindlerMetrics } from './metrics';
import {
  authorizeKindler,
  Decisions,
  Gatekeeper,
  registerPermissions,
} from './service';
import { sayMissingPlugins } from './sayMissingPlugins';
import { SignalMarks } from './SignalMarks';
import { openPluginDatabase, readSignalKey } from './store';

/**
 * The kindler backend plugin: REST API, observer and operations.
 * @public
 */
export const kindlerPlugin = createBackendPlugin({
  pluginId: 'kindler',
  register(env) {
    const providers: EnvironmentProvider[] = [];
    env.registerExtensionPoint(kindlerEnvironmentProviderExtensionPoint, {
      addProvider(provider) {
        providers.push(provider);
      },
    });
    const registrations: EnvironmentRegistration[] = [];
    env.registerExtensionPoint(kindlerRegistrationExtensionPoint, {
      addRegistration(registration) {
        registrations.push(registration);
      },
    });
    const drivers: GatewayDriverFactory[] = [];
    env.registerExtensionPoint(kindlerGatewayDriverExtensionPoint, {
      addDriver(driver) {
        drivers.push(driver);
      },
    });
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        rootLifecycle: coreServices.rootLifecycle,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        userInfo: coreServices.userInfo,
      },
      async init(deps) {
        const { auditor, auth, httpAuth, lifecycle, logger } = deps;
        const config = readKindlerConfig(deps.config);
        const knex = await openPluginDatabase(deps.database);
        const marks = new SignalMarks(await readSignalKey(knex));
        const metrics = new KindlerMetrics(deps.metrics, config.metrics);
        const { kindler, domains, things, recorders, tasks, start, stop } =
          createKindler({
            config,
            knex,
            announcer: new Announcer({ ...deps, marks }),
            logger,
            auditor,
            metrics,
            notifications: deps.notifications,
            catalog: new CatalogEnvironments(deps),
            providers,
            registrations,
            drivers,
          });
        metrics.watch({
          ...domains,
          incidents: domains.currentIncidents,
          recorders,
        });
        registerPermissions(deps.permissionsRegistry, things);
        const gatekeeper = new Gatekeeper({
          auth,
          userInfo: deps.userInfo,
          decisions: new Decisions(deps),
          things,
        });
        const authorized = authorizeKindler({
          inner: kindler,
          auth,
          gatekeeper,
          auditor,
        });
        registerActions({
          actionsRegistry: deps.actionsRegistry,
          kindler: authorized,
        });
        deps.httpRouter.use(
          createRouter({
            kindler: authorized,
            httpAuth,
            auditor,
            marks,
            bodyChecks: {
              'POST /v1/environments': domains.environmentCreator.problemsOf,
            },
          }),
        );
        await Promise.all(
          tasks.map(task =>
            deps.scheduler.scheduleTask({ scope: 'global', ...task }),
          ),
        );
        lifecycle.addStartupHook(start);
        // Other plugins can only answer after startup.
        deps.rootLifecycle.addStartupHook(() => {
          void sayMissingPlugins({
            ...deps,
            notifies: config.notifications.enabled,
          });
        });
        lifecycle.addShutdownHook(stop);
      },
    });
  },
});
