import { usePermission } from '@backstage/plugin-permission-react';
import { ButtonLink } from '@backstage/ui';
import { environmentCreatePermission } from '@kindler/backstage-plugin-kindler-common';
import { RiAddLine } from '@remixicon/react';
import { useKindlerLinks } from '../../links';
import { useKindlerTranslation } from '../../translation';
import styles from './NewEnvironmentButton.module.css';
import { useEnvironmentTemplate } from './useEnvironmentTemplate';
import { useOwnGroup } from './useOwnGroup';

/**
 * Leads to the template that creates an environment, for those who may and where there is one. Its owner is the reader's
 * group at first.
 */
export function NewEnvironmentButton() {
  const { t } = useKindlerTranslation();
  const { createEnvironment } = useKindlerLinks();
  const owner = useOwnGroup();
  const isThere = useEnvironmentTemplate();
  const { allowed } = usePermission({
    permission: environmentCreatePermission,
  });
  if (!allowed || !createEnvironment || !isThere) {
    return null;
  }
  return (
    <ButtonLink
      href={withOwner(createEnvironment, owner)}
      variant="primary"
      iconStart={<RiAddLine aria-hidden="true" />}
    >
      <span className={styles.label}>{t('environment.new')}</span>
    </ButtonLink>
  );
}

/** The scaffolder fills its form with what the address names. */
function withOwner(address: string, owner: string | undefined): string {
  return owner
    ? `${address}?${new URLSearchParams({
        formData: JSON.stringify({ owner }),
      })}`
    : address;
}
