import { Skeleton } from '@backstage/ui';
import {
  environmentUpdatePermission,
  type Environment,
} from '@kindler/backstage-plugin-kindler-common';
import { RiEditLine } from '@remixicon/react';
import { lazy, Suspense } from 'react';
import { useKindlerTranslation } from '../../translation';
import { EnvironmentActionButton } from './EnvironmentActionButton';

/** Loaded when it is opened: forms for JSON schemas are large. */
const UpdateEnvironmentDialog = lazy(() => import('./UpdateEnvironmentDialog'));

/**
 * Opens the dialog that changes an environment, for those who may.
 */
export function UpdateEnvironmentButton(props: {
  environment: Environment;
  isOpenAtFirst: boolean;
  onClose?: () => void;
}) {
  const { environment, isOpenAtFirst, onClose } = props;
  const { t } = useKindlerTranslation();
  return (
    <EnvironmentActionButton
      environment={environment}
      permission={environmentUpdatePermission}
      label={t('change.update.open')}
      icon={<RiEditLine aria-hidden="true" />}
      isDisabled={environment.operationId !== undefined}
      isOpenAtFirst={isOpenAtFirst}
      onClose={onClose}
      isKept
    >
      <Suspense fallback={<Skeleton width="100%" height={240} />}>
        <UpdateEnvironmentDialog environment={environment} />
      </Suspense>
    </EnvironmentActionButton>
  );
}
