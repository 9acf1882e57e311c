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
         * Puts the templates that make and delete environments into the catalog while Kindler has a provider that can make
         * them; the button _New environment_ leads to `kindler-environment`. Left out, there is neither. They need the
         * scaffolder with its Kindler module.
         */
        environmentTemplate?: {
          /** Entity ref of their owner, e.g. `group:default/platform`. */
          owner: string;
        };
      };
    };
  };
}
