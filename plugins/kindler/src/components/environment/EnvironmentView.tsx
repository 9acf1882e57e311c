import { Flex } from '@backstage/ui';
import {
  databaseConnectionOf,
  type Environment,
} from '@kindler/backstage-plugin-kindler-common';
import { useSearchParams } from 'react-router-dom';
import { EnvironmentBackups } from '../backup';
import { TemporaryCredentials } from '../credentials';
import { Section } from '../layout';
import { RouteClientChip } from '../route';
import { ResourceView } from '../state';
import { AwaitedEnvironment, useIsMissing } from './AwaitedEnvironment';
import { ChangeButtons, type ChangeButtonsProps } from './ChangeButtons';
import { DeleteEnvironmentButton } from './DeleteEnvironmentButton';
import { DriftChip } from './EnvironmentDrift';
import { EnvironmentOperations } from './EnvironmentOperations';
import { EnvironmentPanel } from './EnvironmentPanel';
import { EnvironmentStateChip } from './EnvironmentStateChip';
import { ExtendEnvironmentButton } from './ExtendEnvironmentButton';
import { NewPasswordButton } from './NewPasswordButton';
import { UpdateEnvironmentButton } from './UpdateEnvironmentButton';
import { useCredentialOffers } from './useCredentialOffers';
import { useEnvironment } from './useEnvironment';

/** In the address: the change whose dialog is open at first. */
const CHANGE = 'change';

/** What can be done with an environment. */
export function EnvironmentActions(props: ChangeButtonsProps) {
  const { environment, asked, onAnswered } = props;
  const { password } = useCredentialOffers(environment);
  return (
    <Flex gap="2" style={{ flexWrap: 'wrap' }}>
      <ChangeButtons {...props} />
      {environment.desired !== 'absent' && (
        <UpdateEnvironmentButton
          environment={environment}
          isOpenAtFirst={asked === 'update'}
          onClose={asked === 'update' ? onAnswered : undefined}
        />
      )}
      <ExtendEnvironmentButton environment={environment} />
      {password && <NewPasswordButton environment={environment} />}
      {!environment.protected && (
        <DeleteEnvironmentButton environment={environment} />
      )}
    </Flex>
  );
}

/** What it should be, and what its clients get. */
export function EnvironmentWord(props: { environment: Environment }) {
  const { environment } = props;
  const { state } = environment;
  const route = databaseConnectionOf(environment)?.route;
  return (
    <>
      <EnvironmentStateChip environment={environment} />
      <DriftChip environment={environment} />
      {route && state === 'running' && <RouteClientChip route={route} />}
    </>
  );
}

/**
 * Everything about one environment, and what can be done with it.
 */
export function EnvironmentView(props: { name: string }) {
  const resource = useEnvironment(props.name);
  const [params, setParams] = useSearchParams();
  const isMissing = useIsMissing(resource);
  const { temporary } = useCredentialOffers(resource.data?.item);
  if (isMissing) {
    return <AwaitedEnvironment name={props.name} resource={resource} />;
  }
  const forgetAsked = () => {
    const next = new URLSearchParams(params);
    next.delete(CHANGE);
    setParams(next, { replace: true });
  };
  return (
    <ResourceView resource={resource}>
      {answer => (
        <Flex direction="column" gap="4">
          <Section
            title={answer.item.title ?? answer.item.name}
            status={<EnvironmentWord environment={answer.item} />}
            aside={
              <EnvironmentActions
                environment={answer.item}
                asked={params.get(CHANGE) ?? undefined}
                onAnswered={forgetAsked}
              />
            }
          >
            <EnvironmentPanel answer={answer} />
          </Section>
          {temporary && <TemporaryCredentials environment={answer.item} />}
          {databaseConnectionOf(answer.item) && (
            <EnvironmentBackups name={answer.item.name} />
          )}
          <EnvironmentOperations name={answer.item.name} />
        </Flex>
      )}
    </ResourceView>
  );
}
