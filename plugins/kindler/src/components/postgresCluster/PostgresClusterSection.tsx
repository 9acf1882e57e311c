import { Flex } from '@backstage/ui';
import type { PostgresClusterStatus } from '@kindler/backstage-plugin-kindler-common';
import { useKindlerTranslation } from '../../translation';
import { Section } from '../layout';
import { Age } from '../status';
import { ConditionList } from './ConditionList';
import { PostgresClusterFacts } from './PostgresClusterFacts';

/**
 * What the operator says of the cluster that it runs. It is no witness: it knows neither leader nor lag.
 */
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
