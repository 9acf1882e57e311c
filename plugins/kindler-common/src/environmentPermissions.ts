import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Resource type for permissions on one environment. The resource ref is the environment's name.
 * @public
 */
export const RESOURCE_TYPE_KINDLER_ENVIRONMENT = 'kindler-environment';

/** @public */
export const environmentReadPermission = createPermission({
  name: 'kindler.environment.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_KINDLER_ENVIRONMENT,
});

/** @public */
export const environmentCreatePermission = createPermission({
  name: 'kindler.environment.create',
  attributes: { action: 'create' },
});

/**
 * Creating an environment for an owner other than its creator and the creator's groups.
 * @public
 */
export const environmentAssignPermission = createPermission({
  name: 'kindler.environment.assign',
  attributes: { action: 'create' },
});

/**
 * Importing environments that an older Kindler created. Whoever may import also learns what is recorded under the same
 * names.
 */
export const environmentImportPermission = createPermission({
  name: 'kindler.environment.import',
  attributes: { action: 'create' },
});

/**
 * Starting, stopping, reconciling or changing an environment.
 * @public
 */
export const environmentUpdatePermission = createPermission({
  name: 'kindler.environment.update',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_KINDLER_ENVIRONMENT,
});

/** @public */
export const environmentDeletePermission = createPermission({
  name: 'kindler.environment.delete',
  attributes: { action: 'delete' },
  resourceType: RESOURCE_TYPE_KINDLER_ENVIRONMENT,
});

/**
 * Setting a new database password of an environment and seeing it once.
 * @public
 */
export const environmentCredentialsPermission = createPermission({
  name: 'kindler.environment.credentials',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_KINDLER_ENVIRONMENT,
});

/**
 * Issuing, listing and revoking temporary database credentials of an environment. Their holders have the rights of the
 * environment's own role, including the right to set its password.
 * @public
 */
export const environmentTemporaryCredentialsPermission = createPermission({
  name: 'kindler.environment.temporary-credentials',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_KINDLER_ENVIRONMENT,
});
