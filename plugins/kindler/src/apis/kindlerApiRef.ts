import { createApiRef } from '@backstage/frontend-plugin-api';
import type {
  Availability,
  KindlerApi,
  KindlerRequestOptions,
  RouteAvailabilityAnswer,
} from '@kindler/backstage-plugin-kindler-common';

/** What not every backend answers yet. */
interface LaterApi {
  getDatabaseAvailability(name: string): Promise<Availability>;
  getRouteAvailability(name: string): Promise<RouteAvailabilityAnswer>;
}

/**
 * The Kindler API as the browser uses it: the app's fetch adds who is asking, so that options can be left out.
 * @public
 */
export type KindlerFrontendApi = KindlerApi<KindlerRequestOptions | void> &
  Partial<LaterApi>;

/**
 * Reference to the {@link KindlerFrontendApi}.
 * @public
 */
export const kindlerApiRef = createApiRef<KindlerFrontendApi>().with({
  id: 'plugin.kindler.client',
  pluginId: 'kindler',
});
