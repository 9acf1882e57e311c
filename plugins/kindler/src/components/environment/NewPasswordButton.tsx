import { usePermission } from '@backstage/plugin-permission-react';
import { Button, Dialog, DialogTrigger } from '@backstage/ui';
import {
  environmentCredentialsPermission,
  type Environment,
} from '@kindler/backstage-plugin-kindler-common';
import { RiKey2Line } from '@remixicon/react';
import { useKindlerTranslation } from '../../translation';
import { NewPasswordDialog } from './NewPasswordDialog';

/**
 * Opens the dialog that sets a new password, for those who may.
 */
export function NewPasswordButton(props: { environment: Environment }) {
  const { name, state } = props.environment;
  const { t } = useKindlerTranslation();
  const { allowed } = usePermission({
    permission: environmentCredentialsPermission,
    resourceRef: name,
  });
  if (!allowed) {
    return null;
  }
  return (
    <DialogTrigger>
      <Button
        size="small"
        variant="secondary"
        isDisabled={state !== 'running'}
        iconStart={<RiKey2Line aria-hidden="true" />}
      >
        {t('password.open')}
      </Button>
      <Dialog width={560} isDismissable={false}>
        <NewPasswordDialog name={name} />
      </Dialog>
    </DialogTrigger>
  );
}
