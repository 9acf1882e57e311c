import {
  environmentUpdatePermission,
  type Environment,
} from '@kindler/backstage-plugin-kindler-common';
import { RiTimerLine } from '@remixicon/react';
import { useKindlerTranslation } from '../../translation';
import { EnvironmentActionButton } from './EnvironmentActionButton';
import { ExtendEnvironmentDialog } from './ExtendEnvironmentDialog';

/**
 * Opens the dialog that lets an environment live longer, for those who may, where it expires at all.
 */
export function ExtendEnvironmentButton(props: { environment: Environment }) {
  const { environment } = props;
  const { t } = useKindlerTranslation();
  return environment.expiresAt ? (
    <EnvironmentActionButton
      environment={environment}
      permission={environmentUpdatePermission}
      label={t('extend.open')}
      icon={<RiTimerLine aria-hidden="true" />}
      isDisabled={environment.state === 'deleting'}
    >
      <ExtendEnvironmentDialog environment={environment} />
    </EnvironmentActionButton>
  ) : null;
}
