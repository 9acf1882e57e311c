import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import {
  isKubernetesEnvironment,
  type Environment,
} from '@kindler/backstage-plugin-kindler-common';
import { useKindlerLinks } from '../../links';
import { sayWith, useKindlerTranslation } from '../../translation';
import { Facts } from '../layout';
import { Age } from '../status';
import { Expiry } from './Expiry';
import { observedText } from './observedText';

/** What was seen of it, by whom, and how long ago. */
function Observed(props: { environment: Environment }) {
  const { observed } = props.environment;
  const { t } = useKindlerTranslation();
  if (!observed) {
    return <>{t('environment.notObserved')}</>;
  }
  const { state, observedAt, source } = observed;
  return (
    <>
      {observedText(state, t)} <Age at={observedAt} />{' '}
      {t('environment.observedBy', { source })}
    </>
  );
}

/**
 * What an environment is, what it is asked to be, and what was seen of it.
 */
export function EnvironmentFacts(props: { environment: Environment }) {
  const { environment } = props;
  const { t } = useKindlerTranslation();
  const links = useKindlerLinks();
  const { owner, operationId, expiresAt, registrations } = environment;
  const ports = isKubernetesEnvironment(environment)
    ? environment.details
    : undefined;
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
          label: t('environment.desired'),
          value: observedText(environment.desired, t),
        },
        {
          label: t('environment.observed'),
          value: <Observed environment={environment} />,
        },
        ...registrations.map(({ kind, observed, message, messageWording }) => {
          const why = messageWording ? sayWith(messageWording, t) : message;
          const seen = observedText(observed, t);
          return {
            label: t('environment.registration', { kind }),
            value: why ? `${seen}: ${why}` : seen,
          };
        }),
        {
          label: t('environment.created'),
          value: <Age at={environment.createdAt} />,
        },
        {
          label: t('environment.reconciled'),
          value: <Age at={environment.lastReconciledAt} />,
        },
        {
          label: t('environment.expires'),
          value: expiresAt && <Expiry at={expiresAt} />,
        },
        { label: t('environment.subnet'), value: ports?.subnet },
        { label: t('environment.nodePort'), value: ports?.nodePort },
        { label: t('environment.httpPort'), value: ports?.httpPort },
        { label: t('environment.httpsPort'), value: ports?.httpsPort },
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
