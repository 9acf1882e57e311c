import {
  createPermission,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import type { DatabaseActionKind } from './api';
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
 * Type of the resource that permissions of one database cluster are decided by; its ref is the cluster's name.
 * @public
 */
export const RESOURCE_TYPE_KINDLER_DATABASE = 'kindler-database';

/**
 * Type of the resource that permissions of one route are decided by; its ref is the route's name.
 * @public
 */
export const RESOURCE_TYPE_KINDLER_ROUTE = 'kindler-route';

/**
 * Seeing that Kindler exists: gates pages, cards and tabs.
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
 * Switchover at once or scheduled, and taking a scheduled one back.
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
 * Throwing a replica's data away and copying it anew.
 * @public
 */
export const databaseReinitializePermission = createPermission({
  name: 'kindler.database.reinitialize',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_KINDLER_DATABASE,
});

/**
 * Pausing automatic failover, and resuming it.
 * @public
 */
export const databasePausePermission = createPermission({
  name: 'kindler.database.pause',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_KINDLER_DATABASE,
});

/**
 * Taking note of a finding that would stay for ever.
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
 * Reading operations, their log, and who did what and why. Of which things is said by the permission to read these.
 * @public
 */
export const operationReadPermission = createPermission({
  name: 'kindler.operation.read',
  attributes: { action: 'read' },
});

/**
 * Cancelling operations, of those who may also ask for them.
 * @public
 */
export const operationCancelPermission = createPermission({
  name: 'kindler.operation.cancel',
  attributes: { action: 'update' },
});

/**
 * Letting an operation go on that waits for a person.
 * @public
 */
export const operationResumePermission = createPermission({
  name: 'kindler.operation.resume',
  attributes: { action: 'update' },
});

/**
 * Carrying failed operations out again, of those who may also ask for them.
 * @public
 */
export const operationRetryPermission = createPermission({
  name: 'kindler.operation.retry',
  attributes: { action: 'update' },
});

/**
 * Letting a deletion end though something stays that nobody can remove here.
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
  databaseReadPermission,
  databaseSwitchoverPermission,
  databaseRestartPermission,
  databaseReinitializePermission,
  databasePausePermission,
  databaseAcknowledgePermission,
  gatewayReadPermission,
  routeReadPermission,
  routeSwitchPermission,
  operationReadPermission,
  operationCancelPermission,
  operationResumePermission,
  operationRetryPermission,
  operationAbandonPermission,
];

/**
 * The permission that an action on a database cluster needs.
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
