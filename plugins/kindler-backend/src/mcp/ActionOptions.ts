import type {
  ActionsRegistryActionOptions,
  ActionsRegistryService,
} from '@backstage/backend-plugin-api/alpha';
import { kindlerViewPermission } from '@kindler/backstage-plugin-kindler-common';
import type { KindlerApi } from '@kindler/backstage-plugin-kindler-common';
import type { AuthorizedOptions } from '../service';

/** The options for registering actions. */
export interface ActionOptions {
  actionsRegistry: ActionsRegistryService;
  /** The facade with permissions and audit events. */
  kindler: KindlerApi<AuthorizedOptions>;
}

/** The schema library as passed in by the registry. */
export type Zod = Parameters<
  ActionsRegistryActionOptions<never, never>['schema']['input']
>[0];

/** All actions are read-only. Everybody who may see Kindler sees them, and the facade checks each call. */
export const READ_ONLY = {
  attributes: { readOnly: true, idempotent: true, destructive: false },
  visibilityPermission: kindlerViewPermission,
};
