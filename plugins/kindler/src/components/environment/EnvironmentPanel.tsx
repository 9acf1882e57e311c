import { Alert, Flex } from '@backstage/ui';
import type { EnvironmentAnswer } from '@kindler/backstage-plugin-kindler-common';
import { useKindlerTranslation } from '../../translation';
import { ConnectionPanel } from './ConnectionPanel';
import { EnvironmentFacts } from './EnvironmentFacts';

/**
 * An environment: what it is, why it is not as asked for, how to connect.
 */
export function EnvironmentPanel(props: { answer: EnvironmentAnswer }) {
  const { item: environment } = props.answer;
  const { t } = useKindlerTranslation();
  return (
    <Flex direction="column" gap="3">
      {environment.error && (
        <Alert
          icon
          status="danger"
          title={t('environment.error')}
          description={environment.error}
        />
      )}
      <EnvironmentFacts environment={environment} />
      {environment.databaseName && environment.actualState === 'running' && (
        <ConnectionPanel name={environment.name} />
      )}
    </Flex>
  );
}
