import { Flex } from '@backstage/ui';
import {
  databaseConnectionOf,
  type EnvironmentAnswer,
} from '@kindler/backstage-plugin-kindler-common';
import { ConnectionPanel } from './ConnectionPanel';
import { EnvironmentDrift } from './EnvironmentDrift';
import { EnvironmentFacts } from './EnvironmentFacts';
import { EnvironmentProblems } from './EnvironmentProblems';
import { QuickLinks } from './QuickLinks';

/**
 * An environment: what it is, why it is not as asked for, how to connect.
 */
export function EnvironmentPanel(props: { answer: EnvironmentAnswer }) {
  const { item: environment } = props.answer;
  return (
    <Flex direction="column" gap="3">
      <EnvironmentProblems environment={environment} />
      <EnvironmentDrift environment={environment} />
      <QuickLinks environment={environment} />
      <EnvironmentFacts environment={environment} />
      {databaseConnectionOf(environment) && environment.state === 'running' && (
        <ConnectionPanel name={environment.name} />
      )}
    </Flex>
  );
}
