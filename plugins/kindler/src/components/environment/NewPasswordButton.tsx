import {
  environmentCredentialsPermission,
  type Environment,
} from '@kindler/backstage-plugin-kindler-common';
import { RiKey2Line } from '@remixicon/react';
import { useKindlerTranslation } from '../../translation';
import { EnvironmentActionButton } from './EnvironmentActionButton';
import { NewPasswordDialog } from './NewPasswordDialog';

/**
 * Opens the dialog that sets a new password, for those who may.
 */
export function NewPasswordButton(props: { environment: Environment }) {
  const { environment } = props;
  const { t } = useKindlerTranslation();
  return (
    <EnvironmentActionButton
      environment={environment}
      permission={environmentCredentialsPermission}
      label={t('password.open')}
      icon={<RiKey2Line aria-hidden="true" />}
      isDisabled={environment.state !== 'running'}
      isKept
    >
      <NewPasswordDialog name={environment.name} />
    </EnvironmentActionButton>
  );
}
