import { Alert } from '@backstage/ui';
import { usePermission } from '@backstage/plugin-permission-react';
import type {
  BasicPermission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import type { PropsWithChildren } from 'react';
import { useKindlerTranslation } from '../../translation';
import { LoadingBlock } from './LoadingBlock';

/** A permission on one thing includes its name. */
export type GatedBy =
  | { permission: BasicPermission; name?: undefined }
  | { permission: ResourcePermission; name: string };

/** Shows its children to users with the permission, and tells others which permission they lack. */
export function PermissionGate(props: PropsWithChildren<GatedBy>) {
  const { permission, name, children } = props;
  const { t } = useKindlerTranslation();
  const { allowed, loading } = usePermission({
    permission,
    resourceRef: name,
  } as Parameters<typeof usePermission>[0]);
  if (loading) {
    return <LoadingBlock />;
  }
  if (!allowed) {
    return (
      <Alert
        icon
        status="info"
        title={t('error.forbidden.title')}
        description={t('state.permissionNeeded', {
          permission: permission.name,
        })}
      />
    );
  }
  return <>{children}</>;
}
