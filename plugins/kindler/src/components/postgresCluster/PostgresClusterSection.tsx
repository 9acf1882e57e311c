import { Flex } from '@backstage/ui';
import type { PostgresClusterStatus } from '@kindler/backstage-plugin-kindler-common';
import { useKindlerTranslation } from '../../translation';
import { Section } from '../layout';
import { Age } from '../status';
import { ConditionList } from './ConditionList';
import { PostgresClusterFacts } from './PostgresClusterFacts';

/** Shows what the operator reports about its cluster. It is not a witness, because it knows neither leader nor lag. */
export function PostgresClusterSection(props: {
  cluster: PostgresClusterStatus;
}) {
  const { cluster } = props;
  const { t } = useKindlerTranslation();
  return (
    <Section
      title={t('pgo.title', {
        name: `${cluster.namespace}/${cluster.name}`,
      })}
      aside={<Age at={cluster.observedAt} />}
    >
      <Flex direction="column" gap="4">
        <PostgresClusterFacts cluster={cluster} />
        <ConditionList conditions={cluster.conditions} />
      </Flex>
    </Section>
  );
}
