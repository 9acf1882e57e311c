import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Resource type for permissions on the backups of one environment or of the Kindler database. The resource ref is the id
 * of a backup, or the name of what it is one of.
 * @public
 */
export const RESOURCE_TYPE_KINDLER_BACKUP = 'kindler-backup';

/** @public */
export const backupReadPermission = createPermission({
  name: 'kindler.backup.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_KINDLER_BACKUP,
});

/** @public */
export const backupRunPermission = createPermission({
  name: 'kindler.backup.run',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_KINDLER_BACKUP,
});

/**
 * Restoring a backup into a new database. Whoever may do this can make its content available again.
 * @public
 */
export const backupRestorePermission = createPermission({
  name: 'kindler.backup.restore',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_KINDLER_BACKUP,
});
