import { createApiRef } from '@backstage/frontend-plugin-api';
import type {
  KindlerApi,
  KindlerRequestOptions,
} from '@kindler/backstage-plugin-kindler-common';

/**
 * The Kindler API as the browser uses it: the app's fetch adds who is asking, so that options can be left out.
 * @public
 */
export type KindlerFrontendApi = KindlerApi<KindlerRequestOptions | void>;

/**
 * Reference to the {@link KindlerFrontendApi}.
 * @public
 */
export const kindlerApiRef = createApiRef<KindlerFrontendApi>().with({
  id: 'plugin.kindler.client',
  pluginId: 'kindler',
});
