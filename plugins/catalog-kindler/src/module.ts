import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { KINDLER_EVENT_TOPIC } from '@kindler/backstage-plugin-kindler-common';
import { kindlerServiceRef } from '@kindler/backstage-plugin-kindler-node';
import { createKindlerPlaceholderResolver } from './openapi/createKindlerPlaceholderResolver';
import { ChangeLog } from './provider/ChangeLog';
import { KindlerEntityProvider } from './provider/KindlerEntityProvider';
import { KindlerSource } from './provider/KindlerSource';
import { parseCatalogEvent } from './provider/parseCatalogEvent';
import { readTemplateOwner } from './template/readTemplateOwner';
import { TemplateProvider } from './template/TemplateProvider';
import { readSchedule } from './schedule/readSchedule';
import { syncUntilComplete } from './schedule/syncUntilComplete';

/**
 * Keeps a `Resource` in the catalog for every Kindler environment and database cluster: all of them on the schedule
 * `catalog.providers.kindler.schedule`, and single ones as soon as an event tells that they changed. Entity files can
 * take Kindler's own API definition with `$kindler: openapi`. Where it is configured and Kindler can make environments, the
 * templates that create and delete them are in the catalog, too.
 * @public
 */
export const catalogModuleKindler = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'kindler',
  register(registry) {
    registry.registerInit({
      deps: {
        processing: catalogProcessingExtensionPoint,
        catalog: catalogServiceRef,
        kindler: kindlerServiceRef,
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        events: eventsServiceRef,
        discovery: coreServices.discovery,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init(services) {
        const { processing, catalog, kindler, auth, config } = services;
        const { discovery, events, logger, scheduler } = services;
        const provider = new KindlerEntityProvider({
          kindler,
          catalog,
          auth,
          logger,
          appBaseUrl: config.getOptionalString('app.baseUrl'),
        });
        const template = new TemplateProvider({
          owner: readTemplateOwner(config),
          source: new KindlerSource({ kindler, auth }),
          log: new ChangeLog(logger),
        });
        processing.addEntityProvider(provider, template);
        processing.addPlaceholderResolver(
          'kindler',
          createKindlerPlaceholderResolver({ auth, discovery }),
        );

        await scheduler.createScheduledTaskRunner(readSchedule(config)).run({
          id: 'kindler-entities',
          fn: signal => syncUntilComplete([provider, template], signal),
        });

        await events.subscribe({
          id: 'kindler-entities',
          topics: [KINDLER_EVENT_TOPIC],
          async onEvent({ eventPayload }) {
            const event = parseCatalogEvent(eventPayload);
            if (!event) {
              logger.warn(`An event on ${KINDLER_EVENT_TOPIC} is not readable`);
              return;
            }
            try {
              await provider.handle(event);
            } catch (error) {
              logger.warn(
                `The entity of ${event.kind} "${
                  event.name
                }" is updated with the next schedule: ${stringifyError(error)}`,
              );
            }
          },
        });
      },
    });
  },
});
