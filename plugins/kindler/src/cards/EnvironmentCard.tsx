import { Flex, Link } from '@backstage/ui';
import {
  ANNOTATION_ENVIRONMENT,
  environmentReadPermission,
} from '@kindler/backstage-plugin-kindler-common';
import {
  EnvironmentActions,
  EnvironmentPanel,
  EnvironmentWord,
  useEnvironment,
} from '../components/environment';
import { ResourceView } from '../components/state';
import { useKindlerLinks } from '../links';
import { useKindlerTranslation } from '../translation';
import { AnnotatedCard } from './AnnotatedCard';

function NamedEnvironment(props: { name: string }) {
  const { name } = props;
  const links = useKindlerLinks();
  const resource = useEnvironment(name);
  return (
    <ResourceView resource={resource}>
      {answer => (
        <Flex direction="column" gap="3">
          <Flex align="center" gap="2" style={{ flexWrap: 'wrap' }}>
            <Link href={links.environment(name)} weight="bold">
              {answer.item.title ?? name}
            </Link>
            <EnvironmentWord environment={answer.item} />
          </Flex>
          <EnvironmentPanel answer={answer} />
          <EnvironmentActions environment={answer.item} />
        </Flex>
      )}
    </ResourceView>
  );
}

/**
 * Shows state, connection and actions of the entity's environments (annotation `kindler.dev/environment`).
 * @public
 */
export function EnvironmentCard() {
  const { t } = useKindlerTranslation();
  return (
    <AnnotatedCard
      title={t('card.environment')}
      annotation={ANNOTATION_ENVIRONMENT}
      permission={environmentReadPermission}
    >
      {name => <NamedEnvironment name={name} />}
    </AnnotatedCard>
  );
}
