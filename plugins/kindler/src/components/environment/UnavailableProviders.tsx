import { usePermission } from '@backstage/plugin-permission-react';
import { Alert } from '@backstage/ui';
import { environmentCreatePermission } from '@kindler/backstage-plugin-kindler-common';
import { useKindlerTranslation } from '../../translation';
import { unavailability, useProviders } from '../provider';

function Unavailable() {
  const { t } = useKindlerTranslation();
  const providers = useProviders().data?.items ?? [];
  return providers
    .filter(({ availability }) => !availability.available)
    .map(({ kind, availability }) => (
      <Alert
        key={kind}
        icon
        status="warning"
        title={t('environment.unavailable', { provider: kind })}
        description={unavailability(availability, t)}
      />
    ));
}

/**
 * Which providers cannot make environments now, why, and what helps: told to those who may create one before they ask for it.
 */
export function UnavailableProviders() {
  const { allowed } = usePermission({
    permission: environmentCreatePermission,
  });
  return allowed ? <Unavailable /> : null;
}
