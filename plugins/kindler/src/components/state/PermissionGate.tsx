import { Alert } from '@backstage/ui';
import { usePermission } from '@backstage/plugin-permission-react';
import type { BasicPermission } from '@backstage/plugin-permission-common';
import type { PropsWithChildren } from 'react';
import { useKindlerTranslation } from '../../translation';
import { LoadingBlock } from './LoadingBlock';

/**
 * Shows its children to those who may see them, and to the others which permission they lack.
 */
export function PermissionGate(
  props: PropsWithChildren<{ permission: BasicPermission }>,
) {
  const { permission, children } = props;
  const { t } = useKindlerTranslation();
  const { allowed, loading } = usePermission({ permission });
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
