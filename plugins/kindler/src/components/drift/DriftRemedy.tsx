import { usePermission } from '@backstage/plugin-permission-react';
import { Flex, Link } from '@backstage/ui';
import {
  environmentUpdatePermission,
  type DriftItem,
} from '@kindler/backstage-plugin-kindler-common';
import { useKindlerLinks } from '../../links';
import { useKindlerTranslation, useWording } from '../../translation';

function Reconcile(props: { name: string }) {
  const { name } = props;
  const { t } = useKindlerTranslation();
  const links = useKindlerLinks();
  const { allowed } = usePermission({
    permission: environmentUpdatePermission,
    resourceRef: name,
  });
  return (
    <Flex direction="column" gap="0.5">
      <span>{t('drift.remedy.reconcile')}</span>
      {allowed && (
        <Link href={`${links.environment(name)}?change=reconcile`}>
          {t('drift.dryRun')}
        </Link>
      )}
    </Flex>
  );
}

/**
 * What can be done about a difference. Nothing is done by itself.
 */
export function DriftRemedy(props: { item: DriftItem }) {
  const { remedy, remedyWording, subject, kind } = props.item;
  const { t } = useKindlerTranslation();
  const say = useWording();
  const links = useKindlerLinks();
  if (remedy === 'reconcile') {
    return <Reconcile name={subject} />;
  }
  if (remedy === 'delete') {
    return (
      <Link href={links.environment(subject)}>{t('drift.remedy.delete')}</Link>
    );
  }
  if (remedyWording) {
    return <>{say(remedyWording)}</>;
  }
  return (
    <>{kind === 'extra' ? t('drift.remedy.extra') : t('drift.remedy.wait')}</>
  );
}
