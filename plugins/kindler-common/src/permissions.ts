import {
  createPermission,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import type { DatabaseActionKind } from './api';
import {
  backupReadPermission,
  backupRestorePermission,
  backupRunPermission,
} from './backupPermissions';
import {
  environmentReadPermission,
  environmentCreatePermission,
  environmentAssignPermission,
  environmentImportPermission,
  environmentUpdatePermission,
  environmentDeletePermission,
  environmentCredentialsPermission,
  environmentTemporaryCredentialsPermission,
} from './environmentPermissions';

/**
 * Resource type for permissions on one database cluster. The resource ref is the cluster's name.
 * @public
 */
export const RESOURCE_TYPE_KINDLER_DATABASE = 'kindler-database';

/**
 * Resource type for permissions on one route. The resource ref is the route's name.
 * @public
 */
export const RESOURCE_TYPE_KINDLER_ROUTE = 'kindler-route';

/**
 * Seeing that Kindler exists. Gates pages, cards and tabs.
 * @public
 */
export const kindlerViewPermission = createPermission({
  name: 'kindler.view.read',
  attributes: { action: 'read' },
});

/** @public */
export const databaseReadPermission = createPermission({
  name: 'kindler.database.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_KINDLER_DATABASE,
});

/**
 * Switching over now or on schedule, and cancelling a scheduled switchover.
 * @public
 */
export const databaseSwitchoverPermission = createPermission({
  name: 'kindler.database.switchover',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_KINDLER_DATABASE,
});

/** @public */
export const databaseRestartPermission = createPermission({
  name: 'kindler.database.restart',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_KINDLER_DATABASE,
});

/**
 * Deleting a replica's data and copying it again.
 * @public
 */
export const databaseReinitializePermission = createPermission({
  name: 'kindler.database.reinitialize',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_KINDLER_DATABASE,
});

/**
 * Pausing and resuming automatic failover.
 * @public
 */
export const databasePausePermission = createPermission({
  name: 'kindler.database.pause',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_KINDLER_DATABASE,
});

/**
 * Acknowledging a finding that would otherwise stay for ever.
 * @public
 */
export const databaseAcknowledgePermission = createPermission({
  name: 'kindler.database.acknowledge',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_KINDLER_DATABASE,
});

/** @public */
export const gatewayReadPermission = createPermission({
  name: 'kindler.gateway.read',
  attributes: { action: 'read' },
});

/**
 * Seeing from which addresses clients are connected, and to which clusters and routes all proxies of a gateway lead.
 * @public
 */
export const gatewayInspectPermission = createPermission({
  name: 'kindler.gateway.inspect',
  attributes: { action: 'read' },
});

/**
 * Opening and closing servers of gateways, and ending sessions.
 * @public
 */
export const gatewayChangePermission = createPermission({
  name: 'kindler.gateway.change',
  attributes: { action: 'update' },
});

/** @public */
export const routeReadPermission = createPermission({
  name: 'kindler.route.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_KINDLER_ROUTE,
});

/** @public */
export const routeSwitchPermission = createPermission({
  name: 'kindler.route.switch',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_KINDLER_ROUTE,
});

/**
 * Migrating databases of a route to another target: whoever may do this makes them read-only and copies all that they
 * hold, roles included.
 * @public
 */
export const routeMigratePermission = createPermission({
  name: 'kindler.route.migrate',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_KINDLER_ROUTE,
});

/**
 * Reading operations and their log, including who did what and why. Only operations on things that one may read are
 * visible.
 * @public
 */
export const operationReadPermission = createPermission({
  name: 'kindler.operation.read',
  attributes: { action: 'read' },
});

/**
 * Cancelling operations that one may also request.
 * @public
 */
export const operationCancelPermission = createPermission({
  name: 'kindler.operation.cancel',
  attributes: { action: 'update' },
});

/**
 * Resuming an operation that waits for a person.
 * @public
 */
export const operationResumePermission = createPermission({
  name: 'kindler.operation.resume',
  attributes: { action: 'update' },
});

/**
 * Retrying failed operations that one may also request.
 * @public
 */
export const operationRetryPermission = createPermission({
  name: 'kindler.operation.retry',
  attributes: { action: 'update' },
});

/**
 * Completing a deletion although something remains that cannot be removed here.
 * @public
 */
export const operationAbandonPermission = createPermission({
  name: 'kindler.operation.abandon',
  attributes: { action: 'delete' },
});

/**
 * All permissions of the plugin.
 * @public
 */
export const kindlerPermissions = [
  kindlerViewPermission,
  environmentReadPermission,
  environmentCreatePermission,
  environmentAssignPermission,
  environmentImportPermission,
  environmentUpdatePermission,
  environmentDeletePermission,
  environmentCredentialsPermission,
  environmentTemporaryCredentialsPermission,
  backupReadPermission,
  backupRunPermission,
  backupRestorePermission,
  databaseReadPermission,
  databaseSwitchoverPermission,
  databaseRestartPermission,
  databaseReinitializePermission,
  databasePausePermission,
  databaseAcknowledgePermission,
  gatewayReadPermission,
  gatewayInspectPermission,
  gatewayChangePermission,
  routeReadPermission,
  routeSwitchPermission,
  routeMigratePermission,
  operationReadPermission,
  operationCancelPermission,
  operationResumePermission,
  operationRetryPermission,
  operationAbandonPermission,
];

/**
 * The permission that each action on a database cluster requires.
 * @public
 */
export const databaseActionPermissions = {
  switchover: databaseSwitchoverPermission,
  'cancel-switchover': databaseSwitchoverPermission,
  restart: databaseRestartPermission,
  reinitialize: databaseReinitializePermission,
  pause: databasePausePermission,
  resume: databasePausePermission,
} satisfies Record<
  DatabaseActionKind,
  ResourcePermission<typeof RESOURCE_TYPE_KINDLER_DATABASE>
>;
