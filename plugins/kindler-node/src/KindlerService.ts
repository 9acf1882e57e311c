import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { KindlerApi } from '@kindler/backstage-plugin-kindler-common';

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
