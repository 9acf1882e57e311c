import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import type { Environment } from '@kindler/backstage-plugin-kindler-common';
import { useKindlerLinks } from '../../links';
import { useKindlerTranslation } from '../../translation';
import { Facts } from '../layout';
import { Age } from '../status';

/**
 * What an environment is.
 */
export function EnvironmentFacts(props: { environment: Environment }) {
  const { environment } = props;
  const { t } = useKindlerTranslation();
  const links = useKindlerLinks();
  const { owner, operationId, subnet, nodePort, httpPort, httpsPort } =
    environment;
  return (
    <Facts
      facts={[
        {
          label: t('environment.provider'),
          value:
            environment.provider === 'unknown'
              ? t('environment.state.unknown')
              : environment.provider,
        },
        {
          label: t('environment.owner'),
          value: owner && <EntityRefLink entityRef={owner} />,
        },
        {
          label: t('environment.created'),
          value: <Age at={environment.createdAt} />,
        },
        {
          label: t('environment.reconciled'),
          value: <Age at={environment.lastReconciledAt} />,
        },
        { label: t('environment.subnet'), value: subnet },
        { label: t('environment.nodePort'), value: nodePort },
        { label: t('environment.httpPort'), value: httpPort },
        { label: t('environment.httpsPort'), value: httpsPort },
        {
          label: t('environment.operation'),
          value: operationId && (
            <Link href={links.operation(operationId)}>
              {t('environment.operationRuns')}
            </Link>
          ),
        },
      ]}
    />
  );
}
