import { usePermission } from '@backstage/plugin-permission-react';
import { Button, Dialog, DialogTrigger } from '@backstage/ui';
import {
  routeMigratePermission,
  type Route,
} from '@kindler/backstage-plugin-kindler-common';
import { RiFolderTransferLine } from '@remixicon/react';
import { useKindlerTranslation } from '../../translation';
import { MigrateRouteDialog } from './MigrateRouteDialog';

/** Opens the dialog that migrates databases to another target, for users with the permission. */
export function MigrateRouteButton(props: { route: Route }) {
  const { route } = props;
  const { t } = useKindlerTranslation();
  const { allowed } = usePermission({
    permission: routeMigratePermission,
    resourceRef: route.name,
  });
  return allowed && route.migrates ? (
    <DialogTrigger>
      <Button
        variant="secondary"
        iconStart={<RiFolderTransferLine aria-hidden="true" />}
      >
        {t('migrate.open')}
      </Button>
      <Dialog width={640}>
        <MigrateRouteDialog route={route} />
      </Dialog>
    </DialogTrigger>
  ) : null;
}
