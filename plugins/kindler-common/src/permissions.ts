import {
  createPermission,
  type BasicPermission,
} from '@backstage/plugin-permission-common';
import type { DatabaseActionKind } from './api';

/**
 * Seeing that Kindler exists: gates pages, cards and tabs.
 * @public
 */
export const kindlerViewPermission = createPermission({
  name: 'kindler.view.read',
  attributes: { action: 'read' },
});

/** @public */
export const environmentReadPermission = createPermission({
  name: 'kindler.environment.read',
  attributes: { action: 'read' },
});

/** @public */
export const environmentCreatePermission = createPermission({
  name: 'kindler.environment.create',
  attributes: { action: 'create' },
});

/** @public */
export const environmentDeletePermission = createPermission({
  name: 'kindler.environment.delete',
  attributes: { action: 'delete' },
});

/**
 * Setting a new password of an environment's database and seeing it once.
 * @public
 */
export const environmentCredentialsPermission = createPermission({
  name: 'kindler.environment.credentials',
  attributes: { action: 'update' },
});

/** @public */
export const databaseReadPermission = createPermission({
  name: 'kindler.database.read',
  attributes: { action: 'read' },
});

/**
 * Switchover at once or scheduled, and taking a scheduled one back.
 * @public
 */
export const databaseSwitchoverPermission = createPermission({
  name: 'kindler.database.switchover',
  attributes: { action: 'update' },
});

/** @public */
export const databaseRestartPermission = createPermission({
  name: 'kindler.database.restart',
  attributes: { action: 'update' },
});

/**
 * Throwing a replica's data away and copying it anew.
 * @public
 */
export const databaseReinitializePermission = createPermission({
  name: 'kindler.database.reinitialize',
  attributes: { action: 'update' },
});

/**
 * Pausing automatic failover, and resuming it.
 * @public
 */
export const databasePausePermission = createPermission({
  name: 'kindler.database.pause',
  attributes: { action: 'update' },
});

/**
 * Taking note of a finding that would stay for ever.
 * @public
 */
export const databaseAcknowledgePermission = createPermission({
  name: 'kindler.database.acknowledge',
  attributes: { action: 'update' },
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
});

/** @public */
export const routeSwitchPermission = createPermission({
  name: 'kindler.route.switch',
  attributes: { action: 'update' },
});

/** @public */
export const operationReadPermission = createPermission({
  name: 'kindler.operation.read',
  attributes: { action: 'read' },
});

/** @public */
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
 * All permissions of the plugin.
 * @public
 */
export const kindlerPermissions = [
  kindlerViewPermission,
  environmentReadPermission,
  environmentCreatePermission,
  environmentDeletePermission,
  environmentCredentialsPermission,
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
} satisfies Record<DatabaseActionKind, BasicPermission>;
