import { usePermission } from '@backstage/plugin-permission-react';
import { Button, Dialog, DialogTrigger } from '@backstage/ui';
import {
  environmentUpdatePermission,
  type Environment,
} from '@kindler/backstage-plugin-kindler-common';
import { RiTimerLine } from '@remixicon/react';
import { useKindlerTranslation } from '../../translation';
import { ExtendEnvironmentDialog } from './ExtendEnvironmentDialog';

/**
 * Opens the dialog that lets an environment live longer, for those who may, where it expires at all.
 */
export function ExtendEnvironmentButton(props: { environment: Environment }) {
  const { environment } = props;
  const { t } = useKindlerTranslation();
  const { allowed } = usePermission({
    permission: environmentUpdatePermission,
    resourceRef: environment.name,
  });
  if (!allowed || !environment.expiresAt) {
    return null;
  }
  return (
    <DialogTrigger>
      <Button
        size="small"
        variant="secondary"
        isDisabled={environment.state === 'deleting'}
        iconStart={<RiTimerLine aria-hidden="true" />}
      >
        {t('extend.open')}
      </Button>
      <Dialog width={560}>
        <ExtendEnvironmentDialog environment={environment} />
      </Dialog>
    </DialogTrigger>
  );
}
