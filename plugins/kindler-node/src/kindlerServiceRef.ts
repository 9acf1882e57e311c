import {
  coreServices,
  createServiceFactory,
  createServiceRef,
  type BackstageCredentials,
} from '@backstage/backend-plugin-api';
import type { KindlerApi } from '@kindler/backstage-plugin-kindler-common';
import { createKindlerService } from './createKindlerService';

/** @public */
export interface KindlerServiceRequestOptions {
  /** On whose behalf: permissions are checked and audited for these credentials. */
  credentials: BackstageCredentials;
}

/**
 * The Kindler API for other backend plugins. Failed calls reject with the errors of `@backstage/errors`.
 * @public
 */
export type KindlerService = KindlerApi<KindlerServiceRequestOptions>;

/**
 * Reference to the {@link KindlerService}; by default it asks the kindler plugin over HTTP, wherever it runs.
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
