import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { KindlerApi } from '@kindler/backstage-plugin-kindler-common';

/** @public */
export interface KindlerServiceRequestOptions {
  /** The caller's credentials. Permissions are checked and audited for them. */
  credentials: BackstageCredentials;
}

/**
 * The Kindler API for other backend plugins. Failed calls reject with the errors of `@backstage/errors`.
 * @public
 */
export type KindlerService = KindlerApi<KindlerServiceRequestOptions>;
