import { usePermission } from '@backstage/plugin-permission-react';
import { Button, Dialog, DialogTrigger } from '@backstage/ui';
import {
  environmentDeletePermission,
  type Environment,
} from '@kindler/backstage-plugin-kindler-common';
import { RiDeleteBinLine } from '@remixicon/react';
import { useKindlerTranslation } from '../../translation';
import { DeleteEnvironmentDialog } from './DeleteEnvironmentDialog';

/**
 * Opens the dialog that deletes an environment, for those who may.
 */
export function DeleteEnvironmentButton(props: { environment: Environment }) {
  const { environment } = props;
  const { t } = useKindlerTranslation();
  const { allowed } = usePermission({
    permission: environmentDeletePermission,
    resourceRef: environment.name,
  });
  if (!allowed) {
    return null;
  }
  return (
    <DialogTrigger>
      <Button
        size="small"
        variant="secondary"
        destructive
        isDisabled={environment.state === 'deleting'}
        iconStart={<RiDeleteBinLine aria-hidden="true" />}
      >
        {t('delete.open')}
      </Button>
      <Dialog width={560}>
        <DeleteEnvironmentDialog environment={environment} />
      </Dialog>
    </DialogTrigger>
  );
}
