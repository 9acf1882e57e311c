import {
  coreServices,
  createBackendModule,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type RootConfigService,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import { kindlerServiceRef } from '@kindler/backstage-plugin-kindler-node';
import { createCollatorFactories } from './collators/createCollatorFactories';

const KEY = 'search.collators.kindler.schedule';

const DEFAULT_SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 10 },
  timeout: { minutes: 2 },
  initialDelay: { seconds: 15 },
};

/**
 * Makes database clusters, routes and environments findable. Readers find only what they may read: each kind of
 * document needs the permission that the API asks for it.
 * @public
 */
export const searchModuleKindler = createBackendModule({
  pluginId: 'search',
  moduleId: 'kindler',
  register(registry) {
    registry.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        index: searchIndexRegistryExtensionPoint,
        kindler: kindlerServiceRef,
        scheduler: coreServices.scheduler,
      },
      async init({ auth, config, index, kindler, scheduler }) {
        const schedule = scheduler.createScheduledTaskRunner(
          readSchedule(config),
        );
        for (const factory of createCollatorFactories({ auth, kindler })) {
          index.addCollator({ schedule, factory });
        }
      },
    });
  },
});

function readSchedule(
  config: RootConfigService,
): SchedulerServiceTaskScheduleDefinition {
  return config.has(KEY)
    ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
        config.getConfig(KEY),
      )
    : DEFAULT_SCHEDULE;
}
