import { usePermission } from '@backstage/plugin-permission-react';
import { ButtonLink } from '@backstage/ui';
import { environmentCreatePermission } from '@kindler/backstage-plugin-kindler-common';
import { RiAddLine } from '@remixicon/react';
import { useKindlerLinks } from '../../links';
import { useKindlerTranslation } from '../../translation';

/**
 * Leads to the template that creates an environment, for those who may and where there is one.
 */
export function NewEnvironmentButton() {
  const { t } = useKindlerTranslation();
  const { createEnvironment } = useKindlerLinks();
  const { allowed } = usePermission({
    permission: environmentCreatePermission,
  });
  if (!allowed || !createEnvironment) {
    return null;
  }
  return (
    <ButtonLink
      href={createEnvironment}
      variant="primary"
      iconStart={<RiAddLine aria-hidden="true" />}
    >
      {t('environment.new')}
    </ButtonLink>
  );
}
