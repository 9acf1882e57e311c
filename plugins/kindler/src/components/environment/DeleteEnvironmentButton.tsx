import {
  environmentDeletePermission,
  type Environment,
} from '@kindler/backstage-plugin-kindler-common';
import { RiDeleteBinLine } from '@remixicon/react';
import { useKindlerTranslation } from '../../translation';
import { DeleteEnvironmentDialog } from './DeleteEnvironmentDialog';
import { EnvironmentActionButton } from './EnvironmentActionButton';

/**
 * Opens the dialog that deletes an environment, for those who may.
 */
export function DeleteEnvironmentButton(props: { environment: Environment }) {
  const { environment } = props;
  const { t } = useKindlerTranslation();
  return (
    <EnvironmentActionButton
      environment={environment}
      permission={environmentDeletePermission}
      label={t('delete.open')}
      icon={<RiDeleteBinLine aria-hidden="true" />}
      isDisabled={environment.state === 'deleting'}
      isDestructive
    >
      <DeleteEnvironmentDialog environment={environment} />
    </EnvironmentActionButton>
  );
}
