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
        /**
         * Puts the template `kindler-environment` into the catalog, which the button _New environment_ leads to, while Kindler
         * has a provider that can make environments. Left out, there is neither. It needs the scaffolder with its Kindler module.
         */
        environmentTemplate?: {
          /** Entity ref of its owner, e.g. `group:default/platform`. */
          owner: string;
        };
      };
    };
  };
}
