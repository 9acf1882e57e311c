import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  catalog?: {
    providers?: {
      kindler?: {
        /**
         * When all environments and database clusters are compared with the catalog. Defaults to every 60 seconds, 3
         * seconds after the start. What changes in between is told by events.
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      };
    };
  };
}
