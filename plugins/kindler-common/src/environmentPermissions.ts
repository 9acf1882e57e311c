import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Type of the resource that permissions of one environment are decided by; its ref is the environment's name.
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
 * Creating an environment that is owned by somebody else than its creator and the groups that they belong to.
 * @public
 */
export const environmentAssignPermission = createPermission({
  name: 'kindler.environment.assign',
  attributes: { action: 'create' },
});

/**
 * Recording environments that an older Kindler made. Whoever may do it is told what is recorded under the same names.
 */
export const environmentImportPermission = createPermission({
  name: 'kindler.environment.import',
  attributes: { action: 'create' },
});

/**
 * Starting, stopping, reconciling an environment, and changing what it is.
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
 * Setting a new password of an environment's database and seeing it once.
 * @public
 */
export const environmentCredentialsPermission = createPermission({
  name: 'kindler.environment.credentials',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_KINDLER_ENVIRONMENT,
});

/**
 * Issuing temporary credentials of an environment's database, seeing which there are, and revoking them. Whoever holds them
 * has the rights of the environment's own role, also to set its password.
 * @public
 */
export const environmentTemporaryCredentialsPermission = createPermission({
  name: 'kindler.environment.temporary-credentials',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_KINDLER_ENVIRONMENT,
});
