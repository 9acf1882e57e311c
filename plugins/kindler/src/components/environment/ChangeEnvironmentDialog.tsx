import { Text } from '@backstage/ui';
import type { Environment } from '@kindler/backstage-plugin-kindler-common';
import type { KindlerFrontendApi } from '../../apis';
import { useKindlerTranslation } from '../../translation';
import { EnvironmentChangeDialog } from './EnvironmentChangeDialog';
import { ReconcilePlanView } from './ReconcilePlanView';

export type EnvironmentChangeKind = 'start' | 'stop' | 'reconcile';

function carryOut(
  api: KindlerFrontendApi,
  change: EnvironmentChangeKind,
  name: string,
  request: { reason?: string },
) {
  if (change === 'reconcile') {
    return api.reconcileEnvironment(name, request);
  }
  return change === 'start'
    ? api.startEnvironment(name, request)
    : api.stopEnvironment(name, request);
}

/**
 * Starts, stops or reconciles an environment.
 */
export function ChangeEnvironmentDialog(props: {
  environment: Environment;
  change: EnvironmentChangeKind;
}) {
  const { change, environment } = props;
  const { name } = environment;
  const { t } = useKindlerTranslation();
  return (
    <EnvironmentChangeDialog
      name={name}
      title={t(`change.${change}.title`, { name })}
      startLabel={t(`change.${change}.confirm`)}
      isDestructive={change === 'stop'}
      ask={(api, request) => carryOut(api, change, name, request)}
    >
      <Text as="p" variant="body-medium" style={{ margin: 0 }}>
        {t(`change.${change}.help`)}
      </Text>
      {change === 'reconcile' && <ReconcilePlanView name={name} />}
    </EnvironmentChangeDialog>
  );
}
