import { useApi } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import type { Environment } from '@kindler/backstage-plugin-kindler-common';
import { kindlerApiRef, type KindlerFrontendApi } from '../../apis';
import { useResourceHub } from '../../resource';
import { useKindlerTranslation } from '../../translation';
import { useAction } from '../action';
import { OperationDialog } from '../operation';
import { ReconcilePlanView } from './ReconcilePlanView';

export type EnvironmentChangeKind = 'start' | 'stop' | 'reconcile';

function carryOut(
  api: KindlerFrontendApi,
  change: EnvironmentChangeKind,
  name: string,
) {
  if (change === 'reconcile') {
    return api.reconcileEnvironment(name, {});
  }
  return change === 'start'
    ? api.startEnvironment(name, {})
    : api.stopEnvironment(name, {});
}

/**
 * Starts, stops or reconciles an environment after saying what that means, and follows the operation to its end.
 */
export function ChangeEnvironmentDialog(props: {
  environment: Environment;
  change: EnvironmentChangeKind;
}) {
  const { change, environment } = props;
  const { name } = environment;
  const { t } = useKindlerTranslation();
  const api = useApi(kindlerApiRef);
  const hub = useResourceHub();
  const start = useAction(async () => {
    const { item } = await carryOut(api, change, name);
    hub.invalidate('environment', [name]);
    hub.invalidate('operation', [item.id]);
    return item.id;
  });
  return (
    <OperationDialog
      title={t(`change.${change}.title`, { name })}
      start={start}
      startLabel={t(`change.${change}.confirm`)}
      isReady
      isDestructive={change === 'stop'}
    >
      <Flex direction="column" gap="3">
        <Text as="p" variant="body-medium" style={{ margin: 0 }}>
          {t(`change.${change}.help`)}
        </Text>
        {change === 'reconcile' && <ReconcilePlanView name={name} />}
      </Flex>
    </OperationDialog>
  );
}
