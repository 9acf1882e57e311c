import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type RootConfigService,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';

const KEY = 'catalog.providers.kindler.schedule';

const DEFAULT_SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { seconds: 60 },
  timeout: { seconds: 50 },
  initialDelay: { seconds: 3 },
  scope: 'global',
};

/**
 * When everything is compared with the catalog.
 */
export function readSchedule(
  config: RootConfigService,
): SchedulerServiceTaskScheduleDefinition {
  return config.has(KEY)
    ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
        config.getConfig(KEY),
      )
    : DEFAULT_SCHEDULE;
}
