import { Flex } from '@backstage/ui';
import type { Environment } from '@kindler/backstage-plugin-kindler-common';
import { Section } from '../layout';
import { ResourceView } from '../state';
import { DeleteEnvironmentButton } from './DeleteEnvironmentButton';
import { EnvironmentPanel } from './EnvironmentPanel';
import { EnvironmentStateChip } from './EnvironmentStateChip';
import { NewPasswordButton } from './NewPasswordButton';
import { useEnvironment } from './useEnvironment';

/** What can be done with an environment. */
export function EnvironmentActions(props: { environment: Environment }) {
  const { environment } = props;
  return (
    <Flex gap="2" style={{ flexWrap: 'wrap' }}>
      {environment.databaseName && (
        <NewPasswordButton environment={environment} />
      )}
      <DeleteEnvironmentButton environment={environment} />
    </Flex>
  );
}

/**
 * Everything about one environment, and what can be done with it.
 */
export function EnvironmentView(props: { name: string }) {
  const resource = useEnvironment(props.name);
  return (
    <ResourceView resource={resource}>
      {answer => (
        <Section
          title={answer.item.title ?? answer.item.name}
          status={<EnvironmentStateChip state={answer.item.actualState} />}
          aside={<EnvironmentActions environment={answer.item} />}
        >
          <EnvironmentPanel answer={answer} />
        </Section>
      )}
    </ResourceView>
  );
}
