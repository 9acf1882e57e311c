import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { createKindlerService } from './createKindlerService';
import type { KindlerService } from './KindlerService';

/**
 * Reference to the {@link KindlerService}. The default implementation calls the kindler plugin over HTTP, wherever it
 * runs.
 * @public
 */
export const kindlerServiceRef = createServiceRef<KindlerService>({
  id: 'kindler.service',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { auth: coreServices.auth, discovery: coreServices.discovery },
      factory: ({ auth, discovery }) =>
        createKindlerService({ auth, discovery }),
    }),
});
