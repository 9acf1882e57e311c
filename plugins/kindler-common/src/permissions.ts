import { createPermission } from '@backstage/plugin-permission-common';

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
  gatewayReadPermission,
  routeReadPermission,
  routeSwitchPermission,
  operationReadPermission,
  operationCancelPermission,
];
